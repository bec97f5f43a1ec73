package io.monitorix.exporter.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.CallListener;
import io.monitorix.client.pve.model.GuestId;
import io.monitorix.client.pve.model.GuestKind;
import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.exporter.catalog.MetricCatalog;
import io.monitorix.exporter.collect.Inventory;
import io.monitorix.exporter.collect.Subject;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.fixture.Collecting;
import io.monitorix.exporter.fixture.JsonServer;
import io.monitorix.exporter.fixture.Targets;
import io.monitorix.exporter.fixture.VirtualClock;
import io.monitorix.exporter.metric.Metric;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FirstContactTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final List<String> FRAMES = List.of("month", "week", "day", "hour");

  @TempDir Path folder;
  private final VirtualClock clock = new VirtualClock();
  private final long now = clock.instant().getEpochSecond();
  private HistoryArchive archive;
  private JsonServer server;
  private Inventory inventory = Inventory.EMPTY;

  @BeforeEach
  void start() throws IOException {
    archive = HistoryArchive.open(folder).orElseThrow();
    server = new JsonServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private FirstContact contact(TargetConfig target) {
    FirstContact contact =
        new FirstContact(archive, name -> inventory, name -> new CallListener() {}, clock);
    contact.apply(List.of(target));
    return contact;
  }

  private void seconds(FirstContact contact, int seconds) {
    for (int i = 0; i < seconds; i++) {
      clock.advance(SECOND);
      contact.tick().join();
    }
  }

  private List<HistoryPoint> kept(String target) {
    List<HistoryPoint> points = new ArrayList<>();
    archive.read(target, points::add);
    return points;
  }

  private void answer(String path, String rows) {
    FRAMES.forEach(
        frame ->
            server.data(path + "/rrddata?timeframe=" + frame + "&cf=AVERAGE", "[" + rows + "]"));
  }

  private static Subject.Guest guest(GuestKind kind, int vmid, boolean template) {
    return new Subject.Guest(
        new GuestId(kind, vmid), "n1", "", "running", null, template, List.of(), null, null, null);
  }

  private static Subject.Storage storage(String node, String id, boolean shared) {
    return new Subject.Storage(node, id, shared, true, "dir", List.of());
  }

  /** Two nodes, one of which has a storage of its own, a machine and a container. */
  private void oneOfEach() {
    inventory =
        new Inventory(
            List.of(new Subject.Node("n1"), new Subject.Node("n2")),
            List.of(),
            List.of(
                guest(GuestKind.QEMU, 100, false),
                guest(GuestKind.LXC, 101, false),
                guest(GuestKind.QEMU, 900, true)),
            List.of(
                storage("n1", "local", false),
                storage("n1", "nfs", true),
                storage("n2", "nfs", true)),
            List.of());
    answer(
        "/nodes/n1",
        """
        {"time":%d,"cpu":0.25,"maxcpu":8,"iowait":0.01,"loadavg":1.5,"memtotal":1000,"memused":400,
         "memavailable":500,"arcsize":70,"swaptotal":10,"swapused":1,"roottotal":200,"rootused":20,
         "netin":5,"netout":6,"pressurecpusome":12.5,"pressureiofull":50}
        """
            .formatted(now - 600));
    answer("/nodes/n2", "{\"time\":%d}".formatted(now - 600));
    answer("/nodes/n1/storage/local", "{\"time\":%d,\"total\":9,\"used\":4}".formatted(now - 600));
    answer("/nodes/n1/storage/nfs", "{\"time\":%d,\"total\":90,\"used\":40}".formatted(now - 600));
    answer(
        "/nodes/n1/qemu/100",
        """
        {"time":%d,"cpu":0.5,"maxcpu":2,"mem":7,"maxmem":8,"memhost":9,"disk":0,"maxdisk":30,
         "netin":1,"diskread":2,"pressurememoryfull":1}
        """
            .formatted(now - 600));
    answer("/nodes/n1/lxc/101", "{\"time\":%d,\"disk\":3,\"maxdisk\":30}".formatted(now - 600));
  }

  @Test
  void figuresAreSaidAsTheCollectorsSayThem() {
    oneOfEach();
    try (FirstContact contact = contact(server.target())) {
      seconds(contact, 30);
      assertThat(contact.isDone()).isTrue();
    }
    assertThat(kept("it"))
        .allMatch(point -> point.at().equals(Instant.ofEpochSecond(now - 600)))
        .extracting(FirstContactTest::said)
        .containsExactlyInAnyOrder(
            "pve_cpu_usage_ratio node/n1 0.25",
            "pve_cpu_usage_limit node/n1 8.0",
            "pve_node_cpu_iowait_ratio node/n1 0.01",
            "pve_node_load1 node/n1 1.5",
            "pve_memory_size_bytes node/n1 1000.0",
            "pve_memory_usage_bytes node/n1 400.0",
            "pve_node_memory_available_bytes node/n1 500.0",
            "pve_node_arc_size_bytes node/n1 70.0",
            "pve_node_swap_size_bytes node/n1 10.0",
            "pve_node_swap_usage_bytes node/n1 1.0",
            "pve_node_rootfs_size_bytes node/n1 200.0",
            "pve_node_rootfs_usage_bytes node/n1 20.0",
            "pve_disk_size_bytes node/n1 200.0",
            "pve_disk_usage_bytes node/n1 20.0",
            "pve_node_pressure_ratio node/n1 cpu some 0.125",
            "pve_node_pressure_ratio node/n1 io full 0.5",
            "pve_disk_size_bytes storage/n1/local 9.0",
            "pve_disk_usage_bytes storage/n1/local 4.0",
            "pve_storage_size_bytes storage/n1/local 9.0",
            "pve_storage_usage_bytes storage/n1/local 4.0",
            "pve_disk_size_bytes storage/n1/nfs 90.0",
            "pve_disk_usage_bytes storage/n1/nfs 40.0",
            "pve_storage_size_bytes storage/n1/nfs 90.0",
            "pve_storage_usage_bytes storage/n1/nfs 40.0",
            "pve_disk_size_bytes storage/n2/nfs 90.0",
            "pve_disk_usage_bytes storage/n2/nfs 40.0",
            "pve_storage_size_bytes storage/n2/nfs 90.0",
            "pve_storage_usage_bytes storage/n2/nfs 40.0",
            "pve_cpu_usage_ratio qemu/100 0.5",
            "pve_cpu_usage_limit qemu/100 2.0",
            "pve_memory_size_bytes qemu/100 8.0",
            "pve_memory_usage_bytes qemu/100 7.0",
            "pve_guest_host_memory_bytes qemu/100 9.0",
            "pve_disk_size_bytes qemu/100 30.0",
            "pve_guest_pressure_ratio qemu/100 memory full 0.01",
            "pve_disk_size_bytes lxc/101 30.0",
            "pve_disk_usage_bytes lxc/101 3.0");
  }

  private static String said(HistoryPoint point) {
    Labels labels = point.labels();
    assertThat(labels.get("cluster")).isEqualTo("it");
    String pressure =
        labels.contains("kind") ? " " + labels.get("resource") + " " + labels.get("kind") : "";
    return point.metric() + " " + labels.get("id") + pressure + " " + point.value();
  }

  @Test
  void eachNodeGetsOneCallASecondNodesFirstThenStoragesThenGuests() {
    try (FirstContact contact = contact(server.target())) {
      seconds(contact, 5);
      assertThat(server.asked()).isEmpty();

      oneOfEach();
      seconds(contact, 1);
      assertThat(server.asked())
          .containsExactlyInAnyOrder(
              "/nodes/n1/rrddata?timeframe=month&cf=AVERAGE",
              "/nodes/n2/rrddata?timeframe=month&cf=AVERAGE");
      seconds(contact, 30);
    }
    List<String> ofFirst =
        server.asked().stream().filter(path -> path.startsWith("/nodes/n1/")).toList();
    assertThat(ofFirst).hasSize(5 * 4);
    assertThat(ofFirst.get(4)).startsWith("/nodes/n1/storage/local/");
    assertThat(ofFirst.get(8)).startsWith("/nodes/n1/storage/nfs/");
    assertThat(ofFirst.get(12)).startsWith("/nodes/n1/qemu/100/");
    assertThat(ofFirst.get(19)).isEqualTo("/nodes/n1/lxc/101/rrddata?timeframe=hour&cf=AVERAGE");
  }

  @Test
  void whatAnEarlierRunHasKeptIsNotReadAgain() {
    oneOfEach();
    try (FirstContact contact = contact(server.target())) {
      seconds(contact, 6);
      assertThat(archive.isComplete("it")).isFalse();
    }
    int asked = server.asked().size();
    try (FirstContact contact = contact(server.target())) {
      seconds(contact, 30);
      assertThat(archive.isComplete("it")).isTrue();
    }
    List<String> second = server.asked().subList(asked, server.asked().size());
    // the storage that was begun is begun anew
    assertThat(second).hasSize(4 * 4).noneMatch(path -> path.startsWith("/nodes/n1/rrddata"));
    try (FirstContact contact = contact(server.target())) {
      assertThat(contact.isDone()).isTrue();
      seconds(contact, 3);
    }
    assertThat(server.asked()).hasSize(asked + 16);
  }

  @Test
  void whatFailsIsTriedAgainAndGivenUpInTheEnd() {
    oneOfEach();
    String hour = "/nodes/n1/qemu/100/rrddata?timeframe=hour&cf=AVERAGE";
    server.refuse(hour, 500, "broken");
    try (FirstContact contact = contact(server.target())) {
      seconds(contact, 300);
      assertThat(contact.isDone()).isTrue();
    }
    assertThat(server.asked().stream().filter(hour::equals)).hasSize(3);
    assertThat(archive.isComplete("it")).isFalse();
    assertThat(archive.holds("it", "qemu/100")).isFalse();
    assertThat(archive.holds("it", "lxc/101")).isTrue();

    server.data(hour, "[]");
    try (FirstContact contact = contact(server.target())) {
      seconds(contact, 10);
    }
    assertThat(archive.isComplete("it")).isTrue();
  }

  @Test
  void whatIsNotAllowedIsAskedOnce() {
    oneOfEach();
    String month = "/nodes/n1/rrddata?timeframe=month&cf=AVERAGE";
    server.refuse(month, 403, "Permission check failed (/nodes/n1, Sys.Audit)");
    try (FirstContact contact = contact(server.target())) {
      seconds(contact, 100);
      assertThat(contact.isDone()).isTrue();
    }
    assertThat(server.asked().stream().filter(month::equals)).hasSize(1);
    assertThat(archive.holds("it", "qemu/100")).isTrue();
  }

  @Test
  void aGuestWithoutAHistoryYetHasAnEmptyOne() {
    oneOfEach();
    FRAMES.forEach(
        frame ->
            server.refuse(
                "/nodes/n1/qemu/100/rrddata?timeframe=" + frame + "&cf=AVERAGE",
                500,
                "RRD error: opening '/var/lib/rrdcached/db/pve2-vm/100': No such file or directory"));
    try (FirstContact contact = contact(server.target())) {
      seconds(contact, 30);
    }
    assertThat(archive.isComplete("it")).isTrue();
    assertThat(archive.holds("it", "qemu/100")).isTrue();
  }

  @Test
  void aNodeThatIsOfflineIsWaitedFor() {
    oneOfEach();
    Inventory whole = inventory;
    inventory =
        new Inventory(
            List.of(new Subject.Node("n1")),
            List.of("n2"),
            whole.guests(),
            whole.storages().subList(0, 2),
            List.of());
    try (FirstContact contact = contact(server.target())) {
      seconds(contact, 100);
      assertThat(contact.isDone()).isFalse();
      assertThat(archive.holds("it", "qemu/100")).isTrue();

      inventory = whole;
      seconds(contact, 10);
      assertThat(contact.isDone()).isTrue();
    }
    assertThat(archive.holds("it", "node/n2")).isTrue();
  }

  @Test
  void aDiskThatFailsEndsIt() throws IOException {
    oneOfEach();
    try (FirstContact contact = contact(server.target())) {
      seconds(contact, 1);
      Files.writeString(folder.resolve("history/it/node"), "in the way");
      seconds(contact, 10);
      assertThat(contact.isDone()).isTrue();
    }
    assertThat(server.asked()).hasSize(8);
  }

  @ParameterizedTest
  @EnumSource(PveRelease.class)
  void eachReleaseHasAPastThatEndsWhereWeBegin(PveRelease release) {
    try (PveSimulator simulator =
            PveSimulator.builder().release(release).size(2, 9).clock(clock).start();
        Collecting collecting = Collecting.of(Targets.of("lab", simulator), CollectorName.STATUS)) {
      inventory = collecting.poll().snapshot().inventory();
      try (FirstContact contact = contact(Targets.of("lab", simulator))) {
        seconds(contact, 80);
        assertThat(contact.isDone()).isTrue();
      }
    }
    assertThat(archive.isComplete("lab")).isTrue();
    List<HistoryPoint> points = kept("lab");
    Set<String> metrics = new TreeSet<>();
    Set<Object> seen = new HashSet<>();
    for (HistoryPoint point : points) {
      metrics.add(point.metric());
      assertThat(seen.add(List.of(point.metric(), point.labels(), point.at()))).isTrue();
      assertThat(point.at()).isBefore(clock.instant().minusSeconds(79));
    }
    assertThat(metrics)
        .contains("pve_cpu_usage_ratio", "pve_storage_usage_bytes", "pve_node_load1");
    assertThat(metrics.contains("pve_guest_pressure_ratio")).isEqualTo(release.atLeast9());
  }

  @Test
  void theNamesAreThoseOfTheCatalog() {
    oneOfEach();
    try (FirstContact contact = contact(server.target())) {
      seconds(contact, 30);
    }
    Set<String> known = new TreeSet<>();
    MetricCatalog.all().stream().map(Metric::name).forEach(known::add);
    assertThat(kept("it"))
        .extracting(HistoryPoint::metric)
        .filteredOn(metric -> !metric.startsWith("pve_node_") && !metric.startsWith("pve_storage_"))
        .isSubsetOf(known);
  }
}
