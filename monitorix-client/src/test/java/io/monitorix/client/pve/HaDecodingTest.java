package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.pve.model.GuestId;
import io.monitorix.client.pve.model.HaEntryKind;
import io.monitorix.client.pve.model.HaFencingState;
import io.monitorix.client.pve.model.HaGroup;
import io.monitorix.client.pve.model.HaLocalMode;
import io.monitorix.client.pve.model.HaLocalState;
import io.monitorix.client.pve.model.HaManagerStatus;
import io.monitorix.client.pve.model.HaNodeState;
import io.monitorix.client.pve.model.HaRequestState;
import io.monitorix.client.pve.model.HaResource;
import io.monitorix.client.pve.model.HaResourceMode;
import io.monitorix.client.pve.model.HaRule;
import io.monitorix.client.pve.model.HaRuleType;
import io.monitorix.client.pve.model.HaServiceState;
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

  @Test
  void programsReadStatesAsConstants() {
    server.answerData(
        "[{\"id\":\"service:vm:7\",\"type\":\"service\",\"sid\":\"vm:7\",\"state\":\"queued\","
            + "\"crm_state\":\"request_stop\",\"request_state\":\"stopped\"},"
            + "{\"id\":\"fencing\",\"type\":\"fencing\",\"armed-state\":\"disarming\","
            + "\"resource_mode\":\"ignore\"},{\"id\":\"service:x\",\"type\":\"service\","
            + "\"sid\":\"x\",\"crm_state\":\"dreaming\"}]");
    server.answerData(
        "{\"manager_status\":{\"node_status\":{\"a\":\"gone\",\"b\":\"dreaming\"},"
            + "\"service_status\":{\"vm:7\":{\"state\":\"recovery\"}}},"
            + "\"lrm_status\":{\"a\":{\"mode\":\"shutdown\",\"state\":\"lost_agent_lock\"}}}");

    List<HaStatusEntry> rows = ha.status().execute();
    HaManagerStatus status = ha.managerStatus().execute();

    assertThat(rows.get(0))
        .returns(HaServiceState.QUEUED, HaStatusEntry::serviceState)
        .returns(HaServiceState.REQUEST_STOP, HaStatusEntry::managerState)
        .returns(HaRequestState.STOPPED, HaStatusEntry::requested);
    assertThat(rows.get(0).guestId()).contains(GuestId.qemu(7));
    assertThat(rows.get(1))
        .returns(HaFencingState.DISARMING, HaStatusEntry::fencingState)
        .returns(HaResourceMode.IGNORE, HaStatusEntry::resourcesWhileDisarmed);
    assertThat(rows.get(2))
        .returns(HaServiceState.UNKNOWN, HaStatusEntry::managerState)
        .returns("dreaming", HaStatusEntry::crmState);
    assertThat(rows.get(2).guestId()).isEmpty();
    HaManagerStatus.Manager manager = status.manager();
    assertThat(manager).isNotNull();
    assertThat(List.of("a", "b", "c"))
        .extracting(manager::nodeState)
        .containsExactly(HaNodeState.GONE, HaNodeState.UNKNOWN, HaNodeState.UNKNOWN);
    assertThat(manager.services().get("vm:7"))
        .returns(HaServiceState.RECOVERY, HaManagerStatus.Service::managerState);
    assertThat(status.localManagers().get("a"))
        .returns(HaLocalState.LOST_AGENT_LOCK, HaManagerStatus.LocalManager::localState)
        .returns(HaLocalMode.SHUTDOWN, HaManagerStatus.LocalManager::localMode);
  }

  @Test
  void groupsAndRulesTellWhereServicesRun() throws InterruptedException {
    server.answerData(
        "[{\"group\":\"g\",\"type\":\"group\",\"nodes\":\"a:2,b\",\"restricted\":\"1\","
            + "\"nofailback\":0,\"digest\":\"d\"},{\"nodes\":\"a\"}]");
    server.answerData(
        "[{\"rule\":\"r\",\"type\":\"node-affinity\",\"resources\":\"vm:7, ct:8,fa:1\","
            + "\"nodes\":\"a\",\"strict\":1,\"order\":3},{\"rule\":\"s\","
            + "\"type\":\"resource-affinity\",\"affinity\":\"negative\",\"disable\":\"1\"},"
            + "{\"rule\":\"odd\",\"type\":\"astrology\"},{\"type\":\"node-affinity\"}]");

    List<HaGroup> groups = ha.groups().execute();
    List<HaRule> rules = ha.rules().execute();

    assertThat(server.http.takeRequest().getUrl().encodedPath()).endsWith("/cluster/ha/groups");
    assertThat(groups)
        .containsExactly(new HaGroup("g", "group", "a:2,b", true, false, null, "d", Map.of()));
    assertThat(rules)
        .extracting(HaRule::kind)
        .containsExactly(
            HaRuleType.NODE_AFFINITY, HaRuleType.RESOURCE_AFFINITY, HaRuleType.UNKNOWN);
    assertThat(rules.get(0).guestIds()).containsExactly(GuestId.qemu(7), GuestId.lxc(8));
    assertThat(rules.get(0))
        .returns(true, HaRule::strict)
        .returns(Map.of("order", "3"), HaRule::additional);
    assertThat(rules.get(1))
        .returns("negative", HaRule::affinity)
        .returns(true, HaRule::disabled)
        .returns(List.of(), HaRule::guestIds);
  }
}
