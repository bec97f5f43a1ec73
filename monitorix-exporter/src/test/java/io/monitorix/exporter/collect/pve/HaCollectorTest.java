package io.monitorix.exporter.collect.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.fixture.Collecting;
import io.monitorix.exporter.fixture.JsonServer;
import io.monitorix.exporter.fixture.Samples;
import io.monitorix.exporter.fixture.Targets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HaCollectorTest {

  private JsonServer server;

  @BeforeEach
  void start() throws Exception {
    server = new JsonServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private List<String> samples(String rows) {
    server.data("/cluster/ha/status/current", rows);
    try (Collecting collecting = Collecting.of(server.target(), CollectorName.HA)) {
      return collecting.poll().samples();
    }
  }

  @Test
  void whereNothingIsManagedThereIsTheQuorumAlone() {
    assertThat(
            samples(
                "[{\"id\":\"quorum\",\"type\":\"quorum\",\"node\":\"n1\",\"quorate\":\"1\",\"status\":\"OK\"}]"))
        .containsExactly("pve_ha_quorate 1.0");
  }

  @Test
  void managersAreToldWithTheirStateAndWhenTheyWereSeen() {
    assertThat(
            samples(
                """
                [{"id":"master","type":"master","node":"n1","timestamp":1772366390,
                  "status":"n1 (active, Sun Mar  1 11:59:50 2026)"},
                 {"id":"lrm:n2","type":"lrm","node":"n2","timestamp":1772366000,
                  "status":"n2 (old timestamp - dead?, Sun Mar  1 11:53:20 2026)"}]
                """))
        .containsExactlyInAnyOrder(
            "pve_ha_manager_status{node=\"n1\",status=\"active\"} 1.0",
            "pve_ha_last_seen_timestamp_seconds{node=\"n1\",role=\"crm\"} 1.77236639E9",
            "pve_ha_lrm_status{node=\"n2\",status=\"dead\"} 1.0",
            "pve_ha_last_seen_timestamp_seconds{node=\"n2\",role=\"lrm\"} 1.772366E9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          idle, Sun Mar  1 11:59:50 2026             | idle
          maintenance mode, Sun Mar  1 11:59:50 2026 | maintenance
          wait_for_agent_lock, Sun Mar  1 11:59:50   | wait_for_agent_lock
          detected time drift!, Sun Mar  1 11:59:50  | time_drift
          old timestamp - dead?, watchdog standby    | dead
          unable to read lrm status                  | unknown
          newer than this, Sun Mar  1 11:59:50 2026  | newer than this
          """)
  void theStateOfANodesManagerIsOneWord(String text, String word) {
    assertThat(
            samples(
                "[{\"id\":\"lrm:n1\",\"type\":\"lrm\",\"node\":\"n1\",\"status\":\"n1 ("
                    + text
                    + ")\"}]"))
        .containsExactly("pve_ha_lrm_status{node=\"n1\",status=\"" + word + "\"} 1.0");
  }

  @Test
  void servicesAreGuestsAndOthersAreLeftOut() {
    assertThat(
            samples(
                """
                [{"id":"service:vm:100","type":"service","sid":"vm:100","node":"n1",
                  "state":"started","crm_state":"started","request_state":"started","status":"…"},
                 {"id":"service:ct:101","type":"service","sid":"ct:101","node":"n1",
                  "state":"queued","request_state":"stopped","status":"…"},
                 {"id":"service:fa:1","type":"service","sid":"fa:1","request_state":"started"},
                 {"id":"service:vm:102","type":"service","sid":"vm:102","status":"no request"}]
                """))
        .containsExactlyInAnyOrder(
            "pve_ha_service_request_state{id=\"qemu/100\",state=\"started\"} 1.0",
            "pve_ha_service_request_state{id=\"lxc/101\",state=\"stopped\"} 1.0");
  }

  @Test
  void whereEveryStateIsWantedTheOthersAreZero() {
    server.data(
        "/cluster/ha/status/current",
        "[{\"id\":\"master\",\"type\":\"master\",\"node\":\"n1\",\"status\":\"n1 (active, now)\"}]");
    try (Collecting collecting = Collecting.of(server.target(), CollectorName.HA)) {
      assertThat(Samples.samples(collecting.poll().families(true)))
          .containsExactlyInAnyOrder(
              "pve_ha_manager_status{node=\"n1\",status=\"active\"} 1.0",
              "pve_ha_manager_status{node=\"n1\",status=\"idle\"} 0.0",
              "pve_ha_manager_status{node=\"n1\",status=\"time_drift\"} 0.0",
              "pve_ha_manager_status{node=\"n1\",status=\"dead\"} 0.0");
    }
  }

  @ParameterizedTest
  @CsvSource({"armed, 1.0", "standby, 1.0", "disarming, 0.0", "disarmed, 0.0"})
  void fencingIsArmedUntilItIsBeingDisarmed(String state, String value) {
    assertThat(
            samples(
                "[{\"id\":\"fencing\",\"type\":\"fencing\",\"node\":\"n1\",\"status\":\"x\",\"armed-state\":\""
                    + state
                    + "\"}]"))
        .containsExactly("pve_ha_armed " + value);
  }

  @ParameterizedTest
  @EnumSource
  void eachReleaseTellsOfItsManagersAndServices(PveRelease release) {
    try (PveSimulator simulator = PveSimulator.builder().release(release).size(3, 60).start();
        Collecting collecting = Collecting.of(Targets.of("lab", simulator), CollectorName.HA)) {
      simulator.faults().nodeDown("pve3");
      collecting.poll();
      assertThat(collecting.samples("pve_ha_quorate")).containsExactly("pve_ha_quorate 1.0");
      assertThat(collecting.samples("pve_ha_manager_status")).hasSize(1);
      assertThat(collecting.samples("pve_ha_lrm_status"))
          .hasSize(3)
          .contains("pve_ha_lrm_status{node=\"pve3\",status=\"dead\"} 1.0");
      assertThat(collecting.samples("pve_ha_service_request_state")).isNotEmpty();
      assertThat(collecting.snapshot().problem()).isNull();
    }
  }
}
