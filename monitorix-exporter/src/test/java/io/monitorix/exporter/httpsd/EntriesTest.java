package io.monitorix.exporter.httpsd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.monitorix.client.pve.model.GuestId;
import io.monitorix.exporter.catalog.Collectors;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Inventory;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.Subject;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.config.LoginConfig;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.config.TlsConfig;
import io.monitorix.exporter.httpsd.Entries.GuestQuery;
import io.monitorix.exporter.metric.Metric;
import io.monitorix.exporter.metric.SampleFilter;
import io.monitorix.exporter.poll.Snapshot;
import io.monitorix.exporter.poll.SnapshotBoard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EntriesTest {

  private static final GuestQuery ANY = new GuestQuery(null, null, null);

  private static final Subject.Guest WEB =
      new Subject.Guest(
          GuestId.qemu(100),
          "pve1",
          "web-1",
          "running",
          null,
          false,
          List.of("prod", "team-a"),
          "shop",
          2.0,
          1e9);

  private static final Subject.Guest BARE =
      new Subject.Guest(
          GuestId.lxc(101), "pve2", "", "stopped", null, true, List.of(), null, null, null);

  /** Tells what the info metrics of the real collectors tell. */
  private record Telling(CollectorName name) implements Collector {

    private static final Metric ADDRESS =
        Metric.gauge("pve_guest_address_info", "", "id", "interface", "mac", "ip");
    private static final Metric NODE_ADDRESS =
        Metric.gauge("pve_node_address_info", "", "id", "ip");
    private static final Metric OS =
        Metric.gauge("pve_guest_os_info", "", "id", "os", "version", "kernel");

    @Override
    public List<Metric> metrics() {
      return List.of(ADDRESS, NODE_ADDRESS, OS);
    }

    @Override
    public List<Source<?>> sources() {
      return List.of();
    }

    @Override
    public void collect(Readings readings, Emission out) {
      address(out, "lo", "127.0.0.1");
      address(out, "docker0", "172.17.0.1");
      address(out, "eth0", "fe80::1");
      address(out, "eth0", "2001:db8::5");
      address(out, "eth0", "192.0.2.5");
      out.emit(NODE_ADDRESS, out.labels("id", "node/pve1", "ip", "2001:db8::1"), 1);
      out.emit(
          OS, out.labels("id", "qemu/100", "os", "debian", "version", "13", "kernel", "6.12"), 1);
    }

    private static void address(Emission out, String card, String ip) {
      out.emit(ADDRESS, out.labels("id", "qemu/100", "interface", card, "ip", ip), 1);
    }
  }

  private static SnapshotBoard board(boolean telling) {
    SnapshotBoard board = new SnapshotBoard(false);
    board.add(
        "lab",
        new Collectors(telling ? List.of(new Telling(CollectorName.GUEST_AGENT)) : List.of()),
        SampleFilter.NONE);
    board.pin(
        new Snapshot(
            "lab",
            Instant.EPOCH,
            Duration.ZERO,
            true,
            new Inventory(
                List.of(new Subject.Node("pve1")),
                List.of("pve2"),
                List.of(WEB, BARE),
                List.of(),
                List.of()),
            Readings.NONE,
            List.of(),
            Set.of(),
            Map.of(),
            null));
    return board;
  }

  @Test
  void guestIsFoundAtItsAddressWithAllThatIsKnown() {
    assertThat(new Entries(board(true)).guests("lab", ANY, 9100).get(0))
        .isEqualTo(
            new Entry(
                "192.0.2.5:9100",
                Map.ofEntries(
                    Map.entry("__meta_pve_cluster", "lab"),
                    Map.entry("__meta_pve_guest_id", "qemu/100"),
                    Map.entry("__meta_pve_vmid", "100"),
                    Map.entry("__meta_pve_name", "web-1"),
                    Map.entry("__meta_pve_type", "qemu"),
                    Map.entry("__meta_pve_node", "pve1"),
                    Map.entry("__meta_pve_pool", "shop"),
                    Map.entry("__meta_pve_status", "running"),
                    Map.entry("__meta_pve_template", "false"),
                    Map.entry("__meta_pve_tags", ",prod,team-a,"),
                    Map.entry("__meta_pve_tag_prod", "true"),
                    Map.entry("__meta_pve_tag_team_a", "true"),
                    Map.entry("__meta_pve_ip", "192.0.2.5"),
                    Map.entry("__meta_pve_ipv4", "192.0.2.5"),
                    Map.entry("__meta_pve_ipv6", "2001:db8::5"),
                    Map.entry("__meta_pve_ips", ",2001:db8::5,192.0.2.5,"),
                    Map.entry("__meta_pve_os", "debian"),
                    Map.entry("__meta_pve_os_version", "13"))));
  }

  @Test
  void guestWithoutAddressIsFoundByItsNameAndElseByItsId() {
    List<Entry> entries = new Entries(board(false)).guests(null, ANY, null);

    assertThat(entries).extracting(Entry::address).containsExactly("web-1", "lxc-101");
    assertThat(entries.get(1).labels())
        .containsEntry("__meta_pve_template", "true")
        .doesNotContainKeys("__meta_pve_name", "__meta_pve_pool", "__meta_pve_tags");
  }

  @Test
  void onlyGuestsThatAreAskedForAreListed() {
    Entries entries = new Entries(board(false));

    assertThat(entries.guests(null, new GuestQuery("prod", null, null), null)).hasSize(1);
    assertThat(entries.guests(null, new GuestQuery("pro", null, null), null)).isEmpty();
    assertThat(entries.guests(null, new GuestQuery(null, "lxc", null), null)).hasSize(1);
    assertThat(entries.guests(null, new GuestQuery(null, "lxc", "running"), null)).isEmpty();
    assertThat(entries.guests("other", ANY, null)).isEmpty();
  }

  @Test
  void nodesAreListedWhetherTheyAreOnlineOrNot() {
    assertThat(new Entries(board(true)).nodes(null, 9100))
        .extracting(Entry::address, entry -> entry.labels().get("__meta_pve_status"))
        .containsExactly(tuple("[2001:db8::1]:9100", "online"), tuple("pve2:9100", "offline"));
  }

  @Test
  void eachTargetIsAnInstanceOfItsOwn() {
    TargetConfig target =
        TargetConfig.pbs(
            "vault",
            "pbs",
            new LoginConfig.Token("a@pbs!b", new Secret("s")),
            new TlsConfig.SystemTrust());

    assertThat(Entry.json(Entries.targets(List.of(target), "mx:9221", "https")))
        .isEqualTo(
            """
            [
            {"targets":["mx:9221"],"labels":{"__scheme__":"https","__metrics_path__":"/metrics",\
            "__param_target":"vault","instance":"vault","__meta_pve_cluster":"vault",\
            "__meta_pve_type":"pbs"}}
            ]
            """);
  }

  @Test
  void everyTextIsValidJson() {
    assertThat(
            Entry.json(List.of(new Entry("a\"b\\c", Map.of("x", "é\n\u0001\uD83D\uDE00\uD83D")))))
        .isEqualTo(
            "[\n{\"targets\":[\"a\\\"b\\\\c\"],\"labels\":{\"x\":\"é\\u000a\\u0001"
                + "\\ud83d\\ude00\\ud83d\"}}\n]\n");
    assertThat(Entry.json(List.of())).isEqualTo("[]\n");
  }
}
