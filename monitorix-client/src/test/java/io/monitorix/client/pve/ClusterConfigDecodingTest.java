package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.monitorix.client.Fingerprint;
import io.monitorix.client.pve.model.ClusterConfigNode;
import io.monitorix.client.pve.model.ClusterJoinInfo;
import io.monitorix.client.pve.model.ClusterLogEntry;
import io.monitorix.client.pve.model.MetricKind;
import io.monitorix.client.pve.model.MetricPoint;
import io.monitorix.client.pve.model.MetricServer;
import io.monitorix.client.pve.model.MetricsExport;
import io.monitorix.client.pve.model.Totem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClusterConfigDecodingTest {

  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

  private final PveServer server = new PveServer();
  private final ClusterApi cluster = server.client.cluster();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void membersComeWithTheirVotes() {
    server.answerData(
        "[{\"node\":\"a\",\"name\":\"a\",\"nodeid\":\"2\",\"quorum_votes\":\"1\","
            + "\"ring0_addr\":\"192.0.2.7\",\"ring1_addr\":\"198.51.100.7\"},"
            + "{\"node\":\"b\",\"nodeid\":{}},{\"nodeid\":3}]");

    assertThat(cluster.configNodes().execute())
        .containsExactly(
            new ClusterConfigNode(
                "a", 2, 1, "192.0.2.7", Map.of("name", "a", "ring1_addr", "198.51.100.7")),
            new ClusterConfigNode("b", null, null, null, Map.of()));
  }

  @Test
  void whoWantsToJoinIsToldOfAllMembers() {
    server.answerData(
        "{\"config_digest\":\"abc\",\"preferred_node\":\"a\",\"totem\":{\"cluster_name\":\"lab\","
            + "\"interface\":{\"0\":{\"linknumber\":\"0\"}}},\"nodelist\":[{\"name\":\"a\","
            + "\"nodeid\":1,\"pve_addr\":\"192.0.2.7\",\"quorum_votes\":\"1\",\"pve_fp\":\""
            + "AB:".repeat(31)
            + "AB\"},{\"name\":\"b\",\"pve_fp\":\"not one\"},{\"nodeid\":5}]}");

    ClusterJoinInfo info = cluster.joinInfo().execute();

    assertThat(info)
        .returns("abc", ClusterJoinInfo::configDigest)
        .returns("a", ClusterJoinInfo::preferredNode);
    assertThat(info.nodes())
        .containsExactly(
            new ClusterJoinInfo.Node(
                "a", 1, "192.0.2.7", Fingerprint.parse("ab".repeat(32)), 1, null, Map.of()),
            new ClusterJoinInfo.Node("b", null, null, null, null, null, Map.of()));
    assertThat(info.totem())
        .containsEntry("cluster_name", "lab")
        .containsEntry("interface", "{\"0\":{\"linknumber\":\"0\"}}");
  }

  @Test
  void theTotemHasItsLinksByNumber() {
    server.answerData(
        "{\"cluster_name\":\"lab\",\"config_version\":\"7\",\"version\":\"2\",\"secauth\":\"on\","
            + "\"crypto_cipher\":\"aes256\",\"interface\":{\"0\":{\"linknumber\":\"0\"},"
            + "\"1\":null},\"token\":5000}");
    server.answerData("null");

    Totem totem = cluster.totem().execute();
    Totem none = cluster.totem().execute();

    assertThat(totem)
        .returns("lab", Totem::clusterName)
        .returns(7, Totem::configVersion)
        .returns("on", Totem::secauth)
        .returns("aes256", Totem::cipher)
        .returns(Map.of("0", Map.of("linknumber", "0")), Totem::links)
        .returns(Map.of("token", "5000"), Totem::additional);
    assertThat(none).returns(null, Totem::clusterName).returns(Map.of(), Totem::links);
  }

  @Test
  void theLogTellsWhoSaidWhat() throws InterruptedException {
    server.answerData(
        "[{\"time\":1767225600,\"msg\":\"end task: \\u00e4\",\"node\":\"a\",\"user\":\"ann@pve!t\","
            + "\"tag\":\"pvedaemon\",\"pri\":\"3\",\"pid\":\"17\",\"uid\":\"5\",\"id\":\"5:a\"},"
            + "{\"msg\":\"timeless\"},{\"time\":\"1767225600\",\"msg\":\"\"}]");

    List<ClusterLogEntry> log = cluster.log(20).execute();

    assertThat(server.http.takeRequest().getUrl().query()).isEqualTo("max=20");
    assertThat(log)
        .containsExactly(
            new ClusterLogEntry(
                NEW_YEAR,
                "end task: ä",
                "a",
                "ann@pve!t",
                "pvedaemon",
                3,
                17L,
                5L,
                "5:a",
                Map.of()),
            new ClusterLogEntry(NEW_YEAR, "", null, null, null, null, null, null, null, Map.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cluster.log(0))
        .withMessageContaining("positive");
  }

  @Test
  void theExportIsOneValueARow() throws InterruptedException {
    server.answerData(
        "{\"data\":[{\"id\":\"node/a\",\"metric\":\"cpu_current\",\"timestamp\":1767225600,"
            + "\"value\":5.5e-05,\"type\":\"gauge\"},{\"id\":\"qemu/7\",\"metric\":\"net_in\","
            + "\"timestamp\":\"1767225600\",\"value\":\"1234567890123\",\"type\":\"derive\"},"
            + "{\"id\":\"x\",\"metric\":\"m\",\"timestamp\":1767225600,\"value\":1,"
            + "\"type\":\"hologram\",\"unit\":\"s\"},{\"id\":\"x\",\"metric\":\"m\","
            + "\"timestamp\":1767225600,\"value\":\"NaN\",\"type\":\"gauge\"},{\"id\":\"y\"}]}");

    MetricsExport export = cluster.metricsExport(MetricsFilter.latest()).execute();

    assertThat(server.http.takeRequest().getUrl().query()).isNull();
    assertThat(export.points())
        .containsExactly(
            new MetricPoint("node/a", "cpu_current", NEW_YEAR, 5.5e-05, "gauge", Map.of()),
            new MetricPoint("qemu/7", "net_in", NEW_YEAR, 1_234_567_890_123.0, "derive", Map.of()),
            new MetricPoint("x", "m", NEW_YEAR, 1, "hologram", Map.of("unit", "s")));
    assertThat(export.points())
        .extracting(MetricPoint::kind)
        .containsExactly(MetricKind.GAUGE, MetricKind.DERIVE, MetricKind.UNKNOWN);
  }

  @Test
  void theExportCanBeNarrowed() throws InterruptedException {
    server.answerData("{\"data\":[]}");
    server.answerData("{}");

    cluster.metricsExport(MetricsFilter.latest().withHistory().onlyLocal()).execute();
    cluster
        .metricsExport(MetricsFilter.latest().since(NEW_YEAR.plusMillis(700)).nodes("a", "b"))
        .execute();

    assertThat(server.http.takeRequest().getUrl().query()).isEqualTo("history=1&local-only=1");
    assertThat(server.http.takeRequest().getUrl().query())
        .isEqualTo("history=1&node-list=a,b&start-time=1767225600");
  }

  @Test
  void serversOfMetricsAreListed() {
    server.answerData(
        "[{\"id\":\"g\",\"type\":\"graphite\",\"server\":\"192.0.2.9\",\"port\":\"2003\","
            + "\"disable\":\"0\"},{\"type\":\"influxdb\"}]");

    assertThat(cluster.metricServers().execute())
        .containsExactly(new MetricServer("g", "graphite", "192.0.2.9", 2003, false, Map.of()));
  }
}
