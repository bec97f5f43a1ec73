package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.pve.model.HaEntryKind;
import io.monitorix.client.pve.model.HaManagerStatus;
import io.monitorix.client.pve.model.HaResource;
import io.monitorix.client.pve.model.HaStatusEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HaDecodingTest {

  private final PveServer server = new PveServer();
  private final HaApi ha = server.client.cluster().ha();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void eachRowSaysWhatItStandsFor() {
    server.answerData(
        "[{\"id\":\"quorum\",\"type\":\"quorum\",\"quorate\":\"1\",\"status\":\"OK\"},"
            + "{\"id\":\"master\",\"type\":\"master\",\"timestamp\":\"1767225600\"},"
            + "{\"id\":\"lrm:a\",\"type\":\"lrm\",\"node\":\"a\"},"
            + "{\"id\":\"service:vm:7\",\"type\":\"service\",\"sid\":\"vm:7\",\"state\":\"error\","
            + "\"crm_state\":\"error\",\"request_state\":\"started\",\"max_restart\":\"2\","
            + "\"failback\":1,\"auto-rebalance\":0},"
            + "{\"id\":\"fencing\",\"type\":\"fencing\",\"armed-state\":\"armed\","
            + "\"resource_mode\":\"freeze\"},"
            + "{\"id\":\"x\",\"type\":\"hologram\",\"mood\":5},{\"type\":\"lrm\"}]");

    List<HaStatusEntry> rows = ha.status().execute();

    assertThat(rows).extracting(HaStatusEntry::kind).containsExactly(HaEntryKind.values());
    assertThat(rows.get(0).quorate()).isTrue();
    assertThat(rows.get(1).timestamp()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(rows.get(3))
        .returns("vm:7", HaStatusEntry::sid)
        .returns("error", HaStatusEntry::crmState)
        .returns("started", HaStatusEntry::requestState)
        .returns(2, HaStatusEntry::maxRestart)
        .returns(true, HaStatusEntry::failback)
        .returns(false, HaStatusEntry::autoRebalance);
    assertThat(rows.get(4))
        .returns("armed", HaStatusEntry::armedState)
        .returns("freeze", HaStatusEntry::resourceMode);
    assertThat(rows.get(5).additional()).containsEntry("mood", "5");
  }

  @Test
  void theManagersTellOfNodesAndServices() {
    server.answerData(
        "{\"manager_status\":{\"master_node\":\"a\",\"timestamp\":1767225600,"
            + "\"node_status\":{\"a\":\"online\",\"b\":\"fence\"},"
            + "\"service_status\":{\"vm:7\":{\"state\":\"started\",\"node\":\"a\",\"uid\":\"u\"},"
            + "\"vm:8\":null}},\"quorum\":{\"node\":\"a\",\"quorate\":\"1\"},"
            + "\"lrm_status\":{\"a\":{\"mode\":\"active\",\"state\":\"wait_for_agent_lock\","
            + "\"timestamp\":\"1767225600\",\"results\":{\"u\":{}}}}}");

    HaManagerStatus status = ha.managerStatus().execute();

    Instant newYear = Instant.parse("2026-01-01T00:00:00Z");
    assertThat(status.manager())
        .isEqualTo(
            new HaManagerStatus.Manager(
                "a",
                newYear,
                Map.of("a", "online", "b", "fence"),
                Map.of("vm:7", new HaManagerStatus.Service("started", "a", Map.of("uid", "u"))),
                Map.of()));
    assertThat(status.quorum()).isEqualTo(new HaManagerStatus.Quorum("a", true));
    assertThat(status.localManagers())
        .containsEntry(
            "a",
            new HaManagerStatus.LocalManager(
                "active", "wait_for_agent_lock", newYear, Map.of("results", "{\"u\":{}}")));
  }

  @Test
  void whereNothingWasEverManagedTheManagersAreAbsent() {
    server.answerData("{\"manager_status\":[],\"lrm_status\":{}}");

    assertThat(ha.managerStatus().execute())
        .returns(null, HaManagerStatus::manager)
        .returns(null, HaManagerStatus::quorum)
        .returns(Map.of(), HaManagerStatus::localManagers);
  }

  @Test
  void resourcesTellWhatIsAskedForThem() {
    server.answerData(
        "[{\"sid\":\"vm:7\",\"type\":\"vm\",\"state\":\"started\",\"max_relocate\":\"1\","
            + "\"failback\":0,\"rank\":3},{\"type\":\"ct\"}]");

    List<HaResource> resources = ha.resources().execute();

    assertThat(resources)
        .singleElement()
        .returns("started", HaResource::state)
        .returns(1, HaResource::maxRelocate)
        .returns(false, HaResource::failback);
    assertThat(resources.get(0).additional()).containsEntry("rank", "3");
  }
}
