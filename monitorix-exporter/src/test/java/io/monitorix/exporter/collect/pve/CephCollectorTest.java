package io.monitorix.exporter.collect.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.fixture.Collecting;
import io.monitorix.exporter.fixture.JsonServer;
import io.monitorix.exporter.fixture.Targets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CephCollectorTest {

  private static final String NODES =
      """
      [{"type":"node","id":"node/n1","name":"n1","nodeid":1,"online":1,"local":1},
       {"type":"node","id":"node/n2","name":"n2","nodeid":2,"online":1,"local":0},
       {"type":"node","id":"node/n3","name":"n3","nodeid":3,"online":0,"local":0}]
      """;

  private static final String STATUS =
      """
      {"fsid":"f","health":{"status":"HEALTH_WARN","checks":{
         "OSD_DOWN":{"severity":"HEALTH_WARN","muted":false,"summary":{"message":"1 osds down"}},
         "POOL_NO_REDUNDANCY":{"severity":"HEALTH_WARN","muted":true}}},
       "quorum_names":["n1","n2"],
       "monmap":{"mons":[{"name":"n1"},{"name":"n2"},{"name":"n3"}]},
       "osdmap":{"num_osds":4,"num_up_osds":3,"num_in_osds":4},
       "pgmap":{"pgs_by_state":[{"state_name":"active+clean","count":120},
                                {"state_name":"active+undersized+degraded","count":8}],
                "bytes_total":4000,"bytes_used":1500,"bytes_avail":2500,"read_bytes_sec":77}}
      """;

  private static final String OSDS =
      """
      {"flags":"noout,sortbitwise,recovery_deletes,pauserd,pausewr",
       "root":{"leaf":0,"children":[{"id":"-1","name":"default","type":"root","children":[
         {"id":"-2","name":"n1","type":"host","children":[
           {"id":"0","name":"osd.0","type":"osd","host":"n1","status":"up","in":1,"device_class":"ssd"},
           {"id":"1","name":"osd.1","type":"osd","status":"down","in":0}]}]},
        {"id":"-9","name":"default~ssd","type":"root","children":[
           {"id":"0","name":"osd.0","type":"osd","host":"n1","status":"up","in":1,"device_class":"ssd"}]}]}}
      """;

  private JsonServer server;

  @BeforeEach
  void start() throws Exception {
    server = new JsonServer().data("/cluster/status", NODES).data("/cluster/resources", "[]");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void withoutCeph(String node) {
    for (String part : List.of("status", "osd", "pool", "mon")) {
      server.refuse(
          "/nodes/" + node + "/ceph/" + part, 500, "binary not installed: /usr/bin/ceph-mon");
    }
  }

  private void withCeph(String node) {
    server
        .data("/nodes/" + node + "/ceph/status", STATUS)
        .data("/nodes/" + node + "/ceph/osd", OSDS)
        .data(
            "/nodes/" + node + "/ceph/pool",
            "[{\"pool_name\":\"vms\",\"bytes_used\":900,\"percent_used\":0.25},{\"pool_name\":\"new\"}]")
        .data(
            "/nodes/" + node + "/ceph/mon",
            """
            [{"name":"n1","ceph_version_short":"19.2.3"},{"name":"n2","ceph_version_short":"19.2.3"},
             {"name":"n3"}]
            """);
  }

  @Test
  void healthAndItsChecksAreToldButNotWhatSomebodyMuted() {
    withCeph("n1");
    try (Collecting collecting = Collecting.of(server.target(), CollectorName.CEPH)) {
      collecting.poll();
      assertThat(collecting.samples("pve_ceph_health_status"))
          .containsExactly("pve_ceph_health_status 1.0");
      assertThat(collecting.samples("pve_ceph_health_check"))
          .containsExactly(
              "pve_ceph_health_check{check=\"OSD_DOWN\",severity=\"HEALTH_WARN\"} 1.0");
    }
  }

  @Test
  void osdsMonitorsAndPlacementGroupsAreCounted() {
    withCeph("n1");
    try (Collecting collecting = Collecting.of(server.target(), CollectorName.CEPH)) {
      assertThat(collecting.poll().samples())
          .contains(
              "pve_ceph_osds{state=\"up\"} 3.0",
              "pve_ceph_osds{state=\"down\"} 1.0",
              "pve_ceph_osds{state=\"in\"} 4.0",
              "pve_ceph_osds{state=\"out\"} 0.0",
              "pve_ceph_monitors{quorum=\"1\"} 2.0",
              "pve_ceph_monitors{quorum=\"0\"} 1.0",
              "pve_ceph_pgs{state=\"active+clean\"} 120.0",
              "pve_ceph_pgs{state=\"active+undersized+degraded\"} 8.0",
              "pve_ceph_version_info{version=\"19.2.3\"} 1.0");
    }
  }

  @Test
  void sizesAndTrafficAreToldAndTrafficThatCephLeavesOutIsNone() {
    withCeph("n1");
    try (Collecting collecting = Collecting.of(server.target(), CollectorName.CEPH)) {
      assertThat(collecting.poll().samples())
          .contains(
              "pve_ceph_size_bytes 4000.0",
              "pve_ceph_usage_bytes 1500.0",
              "pve_ceph_available_bytes 2500.0",
              "pve_ceph_client_read_bytes_per_second 77.0",
              "pve_ceph_client_write_bytes_per_second 0.0",
              "pve_ceph_client_read_operations_per_second 0.0",
              "pve_ceph_client_write_operations_per_second 0.0");
      assertThat(collecting.samples("pve_ceph_pool_usage_bytes"))
          .containsExactly("pve_ceph_pool_usage_bytes{pool=\"vms\"} 900.0");
      assertThat(collecting.samples("pve_ceph_pool_usage_ratio"))
          .containsExactly("pve_ceph_pool_usage_ratio{pool=\"vms\"} 0.25");
    }
  }

  @Test
  void eachOsdIsToldOnceThoughItStandsInTwoTrees() {
    withCeph("n1");
    try (Collecting collecting = Collecting.of(server.target(), CollectorName.CEPH)) {
      collecting.poll();
      assertThat(collecting.samples("pve_ceph_osd_up"))
          .containsExactlyInAnyOrder(
              "pve_ceph_osd_up{class=\"ssd\",host=\"n1\",osd=\"osd.0\"} 1.0",
              "pve_ceph_osd_up{class=\"\",host=\"n1\",osd=\"osd.1\"} 0.0");
      assertThat(collecting.samples("pve_ceph_osd_in"))
          .contains("pve_ceph_osd_in{class=\"\",host=\"n1\",osd=\"osd.1\"} 0.0");
    }
  }

  @Test
  void switchesAreOnOrOff() {
    withCeph("n1");
    try (Collecting collecting = Collecting.of(server.target(), CollectorName.CEPH)) {
      assertThat(collecting.poll().samples("pve_ceph_flag"))
          .hasSize(11)
          .contains(
              "pve_ceph_flag{flag=\"noout\"} 1.0",
              "pve_ceph_flag{flag=\"pause\"} 1.0",
              "pve_ceph_flag{flag=\"noscrub\"} 0.0");
    }
  }

  @Test
  void whereNoNodeHasCephThatIsNoFailureAndAskedAgainRarely() {
    withoutCeph("n1");
    withoutCeph("n2");
    try (Collecting collecting = Collecting.of(server.target(), CollectorName.CEPH)) {
      collecting.poll();
      collecting.pollAfter(Duration.ofMinutes(2));
      collecting.pollAfter(Duration.ofMinutes(2));
      assertThat(collecting.samples()).isEmpty();
      assertThat(collecting.snapshot().problem()).isNull();
      assertThat(server.asked()).filteredOn("/nodes/n1/ceph/status"::equals).hasSize(1);

      withCeph("n2");
      collecting.pollAfter(Duration.ofHours(1));
      assertThat(collecting.samples("pve_ceph_health_status")).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pveceph configuration not initialized",
        "pveceph configuration not enabled",
        "ceph not fully configured - missing '/etc/pve/priv/ceph.client.admin.keyring'",
        "rados_connect failed - No such file or directory"
      })
  void whatIsInstalledAndNotSetUpIsNoFailureEither(String reason) {
    for (String part : List.of("status", "osd", "pool", "mon")) {
      server
          .refuse("/nodes/n1/ceph/" + part, 500, reason)
          .refuse("/nodes/n2/ceph/" + part, 500, reason);
    }
    try (Collecting collecting = Collecting.of(server.target(), CollectorName.CEPH)) {
      assertThat(collecting.poll().samples()).isEmpty();
      assertThat(collecting.snapshot().problem()).isNull();
    }
  }

  @Test
  void aNodeThatHasCephIsFoundAndKeptTo() {
    withoutCeph("n1");
    withCeph("n2");
    try (Collecting collecting = Collecting.of(server.target(), CollectorName.CEPH)) {
      collecting.poll();
      collecting.pollAfter(Duration.ofMinutes(2));
      assertThat(collecting.samples("pve_ceph_health_status")).hasSize(1);
      assertThat(server.asked()).filteredOn("/nodes/n1/ceph/status"::equals).hasSize(1);
      assertThat(server.asked()).noneMatch(path -> path.startsWith("/nodes/n3/"));
    }
  }

  @Test
  void onePartThatFailsCostsNoOther() {
    withCeph("n1");
    server
        .refuse("/nodes/n1/ceph/pool", 500, "got timeout")
        .refuse("/nodes/n2/ceph/pool", 500, "got timeout");
    try (Collecting collecting = Collecting.of(server.target(), CollectorName.CEPH)) {
      collecting.poll();
      assertThat(collecting.samples("pve_ceph_health_status")).hasSize(1);
      assertThat(collecting.samples("pve_ceph_pool_usage_bytes")).isEmpty();
      assertThat(collecting.snapshot().problem()).contains("got timeout");
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachReleaseTellsOfItsCephAndOfANodeThatIsLost(PveRelease release) {
    try (PveSimulator simulator =
            PveSimulator.builder().release(release).ceph(true).size(3, 10).start();
        Collecting collecting = Collecting.of(Targets.of("lab", simulator), CollectorName.CEPH)) {
      collecting.poll();
      assertThat(collecting.samples("pve_ceph_health_status"))
          .containsExactly("pve_ceph_health_status 0.0");
      assertThat(collecting.samples("pve_ceph_osd_up")).hasSize(12);

      simulator.faults().nodeDown("pve2");
      collecting.pollAfter(Duration.ofMinutes(2));
      assertThat(collecting.samples("pve_ceph_health_status"))
          .containsExactly("pve_ceph_health_status 1.0");
      assertThat(collecting.samples("pve_ceph_osds")).contains("pve_ceph_osds{state=\"down\"} 4.0");
      assertThat(collecting.snapshot().problem()).isNull();
    }
  }
}
