package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.pve.model.CephFlag;
import io.monitorix.client.pve.model.CephOsdTree;
import io.monitorix.client.pve.model.CephStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CephDecodingTest {

  private final PveServer server = new PveServer();
  private final CephApi ceph = server.client.cluster().ceph();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theStatusTellsWhatIsWrongAndWhatFlows() {
    server.answerData(
        "{\"fsid\":\"f\",\"health\":{\"status\":\"HEALTH_WARN\",\"checks\":{\"OSD_DOWN\":{"
            + "\"severity\":\"HEALTH_WARN\",\"summary\":{\"message\":\"1 osds down\","
            + "\"count\":\"1\"},\"muted\":false}}},\"quorum_names\":[\"a\",\"b\"],"
            + "\"monmap\":{\"epoch\":3,\"mons\":[{\"name\":\"a\",\"rank\":0},{\"rank\":1}]},"
            + "\"osdmap\":{\"num_osds\":\"3\",\"num_up_osds\":2,\"num_in_osds\":3},"
            + "\"pgmap\":{\"num_pgs\":33,\"pgs_by_state\":[{\"state_name\":\"active+clean\","
            + "\"count\":30},{\"state_name\":\"peering\",\"count\":\"3\"},{\"count\":1}],"
            + "\"bytes_total\":\"9000000000000000\",\"bytes_used\":5,\"bytes_avail\":4,"
            + "\"read_bytes_sec\":1000,\"write_op_per_sec\":\"7\",\"degraded_ratio\":0.25},"
            + "\"progress_events\":{}}");

    CephStatus status = ceph.status().execute();

    CephStatus.Health health = status.health();
    assertThat(health)
        .isEqualTo(
            new CephStatus.Health(
                "HEALTH_WARN",
                Map.of(
                    "OSD_DOWN",
                    new CephStatus.Check(
                        "HEALTH_WARN",
                        new CephStatus.Summary("1 osds down", 1L),
                        List.of(),
                        false,
                        Map.of())),
                Map.of()));
    assertThat(status.quorumNames()).containsExactly("a", "b");
    assertThat(status.monitors())
        .isEqualTo(
            new CephStatus.MonitorMap(
                3, List.of(new CephStatus.Monitor("a", null, Map.of("rank", "0"))), Map.of()));
    assertThat(status.osds()).isEqualTo(new CephStatus.OsdMap(3, 2, 3, Map.of()));
    assertThat(status.placement())
        .returns(
            List.of(
                new CephStatus.PgState("active+clean", 30), new CephStatus.PgState("peering", 3)),
            CephStatus.PgMap::states)
        .returns(9_000_000_000_000_000L, CephStatus.PgMap::total)
        .returns(1000.0, CephStatus.PgMap::readBytesPerSecond)
        .returns(null, CephStatus.PgMap::writtenBytesPerSecond)
        .returns(7.0, CephStatus.PgMap::writesPerSecond)
        .returns(0.25, CephStatus.PgMap::degradedRatio);
    assertThat(status.additional()).containsOnlyKeys("progress_events");
  }

  @Test
  void flagsAreListedWhetherOnOrOff() {
    server.answerData(
        "[{\"name\":\"noout\",\"value\":\"1\",\"description\":\"stay\"},"
            + "{\"name\":\"pause\",\"value\":false},{\"value\":1}]");

    assertThat(ceph.flags().execute())
        .containsExactly(new CephFlag("noout", true, "stay"), new CephFlag("pause", false, null));
  }

  @Test
  void osdsAreTheLeavesOfATree() throws InterruptedException {
    server.answerData(
        "{\"flags\":\"noout\",\"root\":{\"leaf\":0,\"children\":[{\"id\":\"-1\","
            + "\"name\":\"default\",\"type\":\"root\",\"children\":[{\"id\":-2,\"name\":\"a\","
            + "\"type\":\"host\",\"children\":[{\"id\":\"3\",\"name\":\"osd.3\",\"type\":\"osd\","
            + "\"host\":\"a\",\"status\":\"up\",\"in\":1,\"device_class\":\"ssd\","
            + "\"crush_weight\":\"0.5\",\"total_space\":\"1000\",\"bytes_used\":250,"
            + "\"percent_used\":25,\"apply_latency_ms\":\"2\",\"blfsdev\":\"x\"}]}]}]}}");

    CephOsdTree tree = server.client.node("a").ceph().osdTree().execute();

    assertThat(server.http.takeRequest().getUrl().encodedPath())
        .isEqualTo("/api2/json/nodes/a/ceph/osd");
    assertThat(tree.flags()).isEqualTo("noout");
    CephOsdTree.Bucket root = tree.root();
    assertThat(root).isNotNull();
    CephOsdTree.Bucket osd = root.children().get(0).children().get(0).children().get(0);
    assertThat(osd)
        .returns(3, CephOsdTree.Bucket::id)
        .returns("up", CephOsdTree.Bucket::status)
        .returns(true, CephOsdTree.Bucket::in)
        .returns("ssd", CephOsdTree.Bucket::deviceClass)
        .returns(0.5, CephOsdTree.Bucket::crushWeight)
        .returns(1000L, CephOsdTree.Bucket::total)
        .returns(25.0, CephOsdTree.Bucket::usedPercent)
        .returns(2.0, CephOsdTree.Bucket::applyLatencyMillis)
        .returns(List.of(), CephOsdTree.Bucket::children);
    assertThat(osd.additional()).containsEntry("blfsdev", "x");
  }
}
