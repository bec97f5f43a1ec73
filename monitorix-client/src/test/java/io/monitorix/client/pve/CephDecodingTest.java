package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.pve.model.CephFileSystem;
import io.monitorix.client.pve.model.CephFlag;
import io.monitorix.client.pve.model.CephHealth;
import io.monitorix.client.pve.model.CephManager;
import io.monitorix.client.pve.model.CephMetadata;
import io.monitorix.client.pve.model.CephMetadataServer;
import io.monitorix.client.pve.model.CephMonitor;
import io.monitorix.client.pve.model.CephOsdTree;
import io.monitorix.client.pve.model.CephPool;
import io.monitorix.client.pve.model.CephPoolType;
import io.monitorix.client.pve.model.CephStatus;
import io.monitorix.client.pve.model.OsdState;
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
            + "\"count\":\"1\"},\"muted\":false,"
            + "\"detail\":[{\"message\":\"osd.3 is down\"},{}]}}},\"quorum_names\":[\"a\",\"b\"],"
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
                        List.of(new CephStatus.Detail("osd.3 is down")),
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
        .returns(OsdState.UP, CephOsdTree.Bucket::state)
        .returns(true, CephOsdTree.Bucket::in)
        .returns("ssd", CephOsdTree.Bucket::deviceClass)
        .returns(0.5, CephOsdTree.Bucket::crushWeight)
        .returns(1000L, CephOsdTree.Bucket::total)
        .returns(25.0, CephOsdTree.Bucket::usedPercent)
        .returns(2.0, CephOsdTree.Bucket::applyLatencyMillis)
        .returns(List.of(), CephOsdTree.Bucket::children);
    assertThat(osd.additional()).containsEntry("blfsdev", "x");
  }

  @Test
  void healthIsReadAsAConstant() {
    server.answerData(
        "{\"health\":{\"status\":\"HEALTH_ERR\",\"checks\":{\"X\":{\"severity\":\"ODD\"}}}}");

    CephStatus.Health health = server.client.node("a").ceph().status().execute().health();

    assertThat(health).isNotNull();
    assertThat(health.condition()).isEqualTo(CephHealth.ERR);
    assertThat(health.checks().get("X"))
        .returns(CephHealth.UNKNOWN, CephStatus.Check::condition)
        .returns("ODD", CephStatus.Check::severity);
  }

  @Test
  void poolsTellHowFullTheyAre() throws InterruptedException {
    server.answerData(
        "[{\"pool\":\"2\",\"pool_name\":\"vms\",\"type\":\"replicated\",\"size\":3,"
            + "\"min_size\":2,\"pg_num\":\"128\",\"bytes_used\":\"9000000000000000\","
            + "\"percent_used\":\"0.25\",\"application_metadata\":{\"rbd\":{}},"
            + "\"autoscale_status\":[],\"crush_rule_name\":\"r\"},"
            + "{\"pool_name\":\"odd\",\"type\":\"faith\",\"bytes_used\":null},{\"pool\":3}]");

    List<CephPool> pools = server.client.node("a").ceph().pools().execute();

    assertThat(server.http.takeRequest().getUrl().encodedPath()).endsWith("/nodes/a/ceph/pool");
    assertThat(pools).extracting(CephPool::name).containsExactly("vms", "odd");
    assertThat(pools.get(0))
        .returns(2, CephPool::id)
        .returns(CephPoolType.REPLICATED, CephPool::kind)
        .returns(3, CephPool::size)
        .returns(128, CephPool::placementGroups)
        .returns(9_000_000_000_000_000L, CephPool::used)
        .returns(0.25, CephPool::usedRatio)
        .returns(Map.of("rbd", "{}"), CephPool::applications);
    assertThat(pools.get(1))
        .returns(CephPoolType.UNKNOWN, CephPool::kind)
        .returns(null, CephPool::used);
  }

  @Test
  void itsServicesAreListedWhetherTheyRunOrNot() throws InterruptedException {
    server.answerData(
        "[{\"name\":\"a\",\"host\":\"a\",\"addr\":\"192.0.2.7:6789/0\",\"rank\":\"0\","
            + "\"quorum\":1,\"state\":\"running\",\"service\":1,\"direxists\":\"1\","
            + "\"ceph_version_short\":\"19.2.3\"},{\"name\":\"b\",\"state\":\"stopped\"},{}]");
    server.answerData("[{\"name\":\"a\",\"state\":\"active\"},{\"state\":\"standby\"}]");
    server.answerData(
        "[{\"name\":\"a\",\"state\":\"up:active\",\"rank\":0,\"standby_replay\":\"\","
            + "\"fs_name\":\"files\"}]");
    server.answerData(
        "[{\"name\":\"files\",\"metadata_pool\":\"m\",\"metadata_pool_id\":\"4\","
            + "\"data_pool\":\"d\",\"data_pools\":[\"d\",\"e\"],\"data_pool_ids\":[5,\"6\"]}]");

    NodeCephApi node = server.client.node("a").ceph();

    assertThat(node.monitors().execute())
        .containsExactly(
            new CephMonitor(
                "a",
                true,
                0,
                "running",
                "a",
                "192.0.2.7:6789/0",
                null,
                "19.2.3",
                true,
                true,
                Map.of()),
            new CephMonitor(
                "b", null, null, "stopped", null, null, null, null, null, null, Map.of()));
    assertThat(node.managers().execute()).singleElement().returns("active", CephManager::state);
    assertThat(node.metadataServers().execute())
        .singleElement()
        .returns("up:active", CephMetadataServer::state)
        .returns("files", CephMetadataServer::fileSystem)
        .returns(false, CephMetadataServer::standbyReplay);
    assertThat(node.fileSystems().execute())
        .containsExactly(
            new CephFileSystem("files", "m", 4, "d", List.of("d", "e"), List.of(5, 6), Map.of()));
    assertThat(server.http.takeRequest().getUrl().encodedPath()).endsWith("/nodes/a/ceph/mon");
    assertThat(server.http.takeRequest().getUrl().encodedPath()).endsWith("/nodes/a/ceph/mgr");
    assertThat(server.http.takeRequest().getUrl().encodedPath()).endsWith("/nodes/a/ceph/mds");
    assertThat(server.http.takeRequest().getUrl().encodedPath()).endsWith("/nodes/a/ceph/fs");
  }

  @Test
  void versionsAreListedByServiceAndNode() {
    server.answerData(
        "{\"mon\":{\"a@a\":{\"name\":\"a\",\"hostname\":\"a\",\"mem_total_kb\":\"1024\","
            + "\"ceph_version_short\":\"19.2.3\"},\"odd\":7},\"mgr\":[],\"mds\":{},"
            + "\"osd\":[{\"id\":\"3\",\"osd_objectstore\":\"bluestore\"}],"
            + "\"node\":{\"a\":{\"buildcommit\":\"c\",\"version\":{\"str\":\"19.2.3\","
            + "\"parts\":[\"19\",\"2\",\"3\"]}}}}");

    CephMetadata metadata = ceph.metadata().execute();

    assertThat(metadata.monitors()).containsOnlyKeys("a@a");
    assertThat(metadata.monitors().get("a@a"))
        .returns("19.2.3", CephMetadata.Daemon::shortVersion)
        .returns(1024L, CephMetadata.Daemon::memoryKib);
    assertThat(metadata.managers()).isEmpty();
    assertThat(metadata.osds())
        .singleElement()
        .returns(3, CephMetadata.Daemon::id)
        .returns("bluestore", CephMetadata.Daemon::objectStore);
    assertThat(metadata.nodes())
        .containsEntry(
            "a",
            new CephMetadata.NodeVersion(
                "c", new CephMetadata.Parts("19.2.3", List.of("19", "2", "3"))));
  }
}
