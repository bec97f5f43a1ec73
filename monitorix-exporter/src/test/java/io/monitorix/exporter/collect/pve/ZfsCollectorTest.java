package io.monitorix.exporter.collect.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.fixture.Collecting;
import io.monitorix.exporter.fixture.Samples;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ZfsCollectorTest {

  private static final Duration INTERVAL = Duration.ofMinutes(5);
  private static final String SCRUB =
      "pve_zfs_pool_last_scrub_timestamp_seconds{node=\"n1\",pool=\"tank\"} ";

  private Nodes nodes;

  @BeforeEach
  void start() throws IOException {
    nodes =
        Nodes.of("n1")
            .data("/nodes/n1/time", "{\"time\":1772366400,\"timezone\":\"Europe/Vienna\"}")
            .data(
                "/nodes/n1/disks/zfs",
                """
                [{"name":"tank","health":"DEGRADED","size":1000,"alloc":400,"free":600,"frag":12,"dedup":1.5}]
                """);
    scan("scrub repaired 0B in 00:07:31 with 2 errors on Sun Mar  8 00:31:32 2026");
  }

  @AfterEach
  void stop() {
    nodes.close();
  }

  private void scan(String scan) {
    nodes.data(
        "/nodes/n1/disks/zfs/tank",
        """
        {"name":"tank","state":"DEGRADED","errors":"No known data errors","scan":"%s","children":[
          {"name":"tank","state":"DEGRADED","read":0,"write":0,"cksum":0,"msg":"","children":[
            {"name":"mirror-0","state":"DEGRADED","read":0,"write":0,"cksum":4,"msg":"","children":[
              {"name":"/dev/sda3","state":"FAULTED","read":7,"write":1,"cksum":9,"msg":"too many errors"}]}]},
          {"name":"logs","children":[]}]}
        """
            .formatted(scan));
  }

  @Test
  void poolsTellTheirStateSizeErrorsAndLastScrub() {
    assertThat(nodes.samples(CollectorName.ZFS))
        .containsExactlyInAnyOrder(
            "pve_zfs_pool_health{node=\"n1\",pool=\"tank\",state=\"DEGRADED\"} 1.0",
            "pve_zfs_pool_size_bytes{node=\"n1\",pool=\"tank\"} 1000.0",
            "pve_zfs_pool_allocated_bytes{node=\"n1\",pool=\"tank\"} 400.0",
            "pve_zfs_pool_free_bytes{node=\"n1\",pool=\"tank\"} 600.0",
            "pve_zfs_pool_fragmentation_ratio{node=\"n1\",pool=\"tank\"} 0.12",
            "pve_zfs_pool_dedup_ratio{node=\"n1\",pool=\"tank\"} 1.5",
            errors("tank", "read", 0),
            errors("tank", "write", 0),
            errors("tank", "checksum", 0),
            errors("mirror-0", "read", 0),
            errors("mirror-0", "write", 0),
            errors("mirror-0", "checksum", 4),
            errors("/dev/sda3", "read", 7),
            errors("/dev/sda3", "write", 1),
            errors("/dev/sda3", "checksum", 9),
            // 2026-03-07T23:31:32Z: half past midnight in Vienna
            SCRUB + "1.772926292E9",
            "pve_zfs_pool_scrub_errors{node=\"n1\",pool=\"tank\"} 2.0");
  }

  private static String errors(String device, String kind, int number) {
    return "pve_zfs_device_errors_total{device=\"%s\",kind=\"%s\",node=\"n1\",pool=\"tank\"} %d.0"
        .formatted(device, kind, number);
  }

  @Test
  void whileAScrubRunsTheOneBeforeIsStillTold() {
    try (Collecting collecting = nodes.collecting(CollectorName.ZFS)) {
      collecting.poll();
      scan("scrub in progress since Sun Apr 12 00:24:01 2026");
      collecting.pollAfter(INTERVAL).pollAfter(INTERVAL);
      assertThat(collecting.samples()).contains(SCRUB + "1.772926292E9");
      scan("scrub repaired 0B in 0 days 01:00:00 with 0 errors on Sun Apr 12 01:24:01 2026");
      collecting.pollAfter(INTERVAL).pollAfter(INTERVAL);
      assertThat(collecting.samples())
          .contains(
              // 2026-04-11T23:24:01Z: summer in Vienna
              SCRUB + "1.775949841E9", "pve_zfs_pool_scrub_errors{node=\"n1\",pool=\"tank\"} 0.0");
    }
  }

  @Test
  void aPoolThatWasNeverScrubbedHasNoScrub() {
    scan("none requested");
    assertThat(nodes.samples(CollectorName.ZFS)).noneMatch(sample -> sample.contains("scrub"));
  }

  @Test
  void withoutTheNodesTimeZoneTheTimeOfAScrubIsNotGuessed() {
    nodes.data("/nodes/n1/time", "{\"time\":1772366400,\"timezone\":\"Mars/Olympus_Mons\"}");
    assertThat(nodes.samples(CollectorName.ZFS))
        .contains("pve_zfs_pool_scrub_errors{node=\"n1\",pool=\"tank\"} 2.0")
        .noneMatch(sample -> sample.startsWith("pve_zfs_pool_last_scrub"));
  }

  @Test
  void aPoolWhoseDevicesCannotBeReadStillTellsItsState() {
    nodes
        .data(
            "/nodes/n1/disks/zfs",
            "[{\"name\":\"tank\",\"health\":\"SUSPENDED\",\"frag\":\"-\",\"size\":1000}]")
        .refuse("/nodes/n1/disks/zfs/tank", 500, "command 'zpool status' failed: got timeout");
    assertThat(nodes.samples(CollectorName.ZFS))
        .containsExactlyInAnyOrder(
            "pve_zfs_pool_health{node=\"n1\",pool=\"tank\",state=\"SUSPENDED\"} 1.0",
            "pve_zfs_pool_size_bytes{node=\"n1\",pool=\"tank\"} 1000.0");
  }

  @Test
  void aNodeWithoutZfsIsNoFailure() {
    nodes.refuse("/nodes/n1/disks/zfs", 500, "zfsutils-linux not installed");
    try (Collecting collecting = nodes.collecting(CollectorName.ZFS)) {
      assertThat(collecting.poll().samples()).isEmpty();
      assertThat(collecting.snapshot().problem()).isNull();
      assertThat(collecting.snapshot().runs()).isNotEmpty().allMatch(run -> run.success());
    }
  }

  @Test
  void everyKnownStateIsShownWhereThatIsWanted() {
    try (Collecting collecting = nodes.collecting(CollectorName.ZFS)) {
      assertThat(Samples.samples(collecting.poll().families(true), "pve_zfs_pool_health"))
          .hasSize(7)
          .filteredOn(sample -> sample.endsWith(" 1.0"))
          .hasSize(1);
    }
  }
}
