package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.pve.model.ClusterResource;
import io.monitorix.client.pve.model.ClusterStatus;
import io.monitorix.client.pve.model.GuestConfig;
import io.monitorix.client.pve.model.NodeStatus;
import io.monitorix.client.pve.model.ReplicationStatus;
import io.monitorix.client.pve.model.ResourceKind;
import io.monitorix.client.pve.model.Subscription;
import io.monitorix.client.pve.model.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodingTest {

  private final PveServer server = new PveServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private ClusterResource resource(String fields) {
    server.answerData("[{\"id\":\"qemu/7\",\"type\":\"qemu\"," + fields + "}]");
    return server.client.cluster().resources().execute().get(0);
  }

  @Test
  void theTokenIsSentToTheRightPath() throws InterruptedException {
    server.answerData("[]");

    server.client.cluster().resources(ResourceType.STORAGE).execute();

    RecordedRequest request = server.http.takeRequest();
    assertThat(request.getRequestLine())
        .isEqualTo("GET /api2/json/cluster/resources?type=storage HTTP/1.1");
    assertThat(request.getHeaders().get("Authorization"))
        .isEqualTo("PVEAPIToken=mon@pve!x=11111111-token-secret");
    assertThat(request.getHeaders().get("Cookie")).isNull();
  }

  @Test
  void whatStandsBesideTheDataIsIgnored() {
    server.answer(
        "{\"total\":3,\"data\":{\"version\":\"9.0.3\",\"new\":{\"a\":[1]}},\"changes\":[]}");

    assertThat(server.client.version().execute()).isEqualTo(new Version("9.0.3", null, null, null));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "1,1.0", "0.25,0.25", "5.37e-05,5.37e-05", "\"2048\",2048.0", "\" 7 \",7.0", "true,1.0",
        "18446744073709551616,1.8446744073709552E19", "null,", "\"\",", "\"n/a\",", "nan,", "-inf,",
        "\"NaN\",", "\"Infinity\",", "1e999,", "[],", "{},", "[1],"
      })
  void numbersComeInManyForms(String json, @Nullable Double expected) {
    assertThat(resource("\"mem\":" + json + ",\"cpu\":0.5"))
        .returns(expected, ClusterResource::mem)
        .returns(0.5, ClusterResource::cpu);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "1,true",
        "0,false",
        "\"1\",true",
        "\"0\",false",
        "\"\",false",
        "true,true",
        "false,false",
        "1.0,true",
        "\"maybe\",",
        "null,",
        "[],"
      })
  void booleansComeInManyForms(String json, @Nullable Boolean expected) {
    assertThat(resource("\"template\":" + json).template()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "100,100",
        "\"100\",100",
        "100.0,100",
        "99.6,100",
        "1e2,100",
        "9007199254740993,9007199254740993",
        "\"9007199254740993\",9007199254740993",
        "1e30,",
        "\"\",",
        "\"x\",",
        "null,"
      })
  void wholeNumbersComeInManyForms(String json, @Nullable Long expected) {
    assertThat(resource("\"vmid\":" + json).vmid()).isEqualTo(expected);
  }

  @Test
  void namesMayHoldAnything() {
    assertThat(resource("\"name\":\"a \\\"b\\\"\\n\\u00e9 \\ud83d\\ude80\",\"tags\":7"))
        .returns("a \"b\"\né 🚀", ClusterResource::name)
        .returns("7", ClusterResource::tags);
  }

  @Test
  void rowsWithoutIdOrTypeAreDroppedAndTheOthersKept() {
    server.answerData(
        "[{\"id\":\"node/a\"},{\"type\":\"node\",\"cpu\":1},null,[],"
            + "{\"future\":[{\"x\":1}],\"type\":\"hologram\",\"id\":\"h/1\"},"
            + "{\"id\":\"node/b\",\"type\":\"node\",\"network-type\":\"zone\",\"cgroup-mode\":\"2\"}]");

    List<ClusterResource> rows = server.client.cluster().resources().execute();

    assertThat(rows).extracting(ClusterResource::id).containsExactly("h/1", "node/b");
    assertThat(rows.get(0).kind()).isEqualTo(ResourceKind.UNKNOWN);
    assertThat(rows.get(1))
        .returns(ResourceKind.NODE, ClusterResource::kind)
        .returns("zone", ClusterResource::networkType)
        .returns(2, ClusterResource::cgroupMode)
        .returns(null, ClusterResource::cpu);
  }

  @Test
  void nullStandsForAnEmptyList() {
    server.answerData("null");

    assertThat(server.client.nodes().execute()).isEmpty();
  }

  @Test
  void clusterRowsAreReadByTheirTypeWhereverItStands() {
    server.answerData(
        "[{\"id\":\"node/a\",\"local\":1,\"online\":\"1\",\"name\":\"a\",\"nodeid\":\"2\","
            + "\"ip\":\"192.0.2.1\",\"level\":\"\",\"mood\":5,\"type\":\"node\"},"
            + "{\"type\":\"cluster\",\"quorate\":0,\"nodes\":2,\"version\":3,\"id\":\"cluster\",\"name\":\"c\"},"
            + "{\"type\":\"qnetd\",\"id\":\"q\",\"votes\":[1, 2]},{\"id\":\"x\"},{\"type\":\"node\"}]");

    ClusterStatus status = server.client.cluster().status().execute();

    assertThat(status.entries())
        .extracting(ClusterStatus.Entry::type)
        .containsExactly("node", "cluster", "qnetd");
    assertThat(status.cluster())
        .hasValueSatisfying(
            cluster ->
                assertThat(cluster)
                    .returns(false, ClusterStatus.ClusterEntry::quorate)
                    .returns(2, ClusterStatus.ClusterEntry::nodes)
                    .returns(3, ClusterStatus.ClusterEntry::version));
    assertThat(status.localNode())
        .hasValueSatisfying(
            node -> {
              assertThat(node.nodeid()).isEqualTo(2);
              assertThat(node.online()).isTrue();
              assertThat(node.additional()).containsOnlyKeys("mood").containsEntry("mood", "5");
            });
    assertThat(status.entries().get(2).additional()).containsEntry("votes", "[1, 2]");
  }

  @Test
  void aNodesStatusIsReadThroughOddNestedValues() {
    server.answerData(
        "{\"cpu\":\"0.5\",\"wait\":0.25,\"loadavg\":[\"0.1\",\"0.2\",0.3],\"uptime\":61.5,"
            + "\"memory\":{\"total\":\"100\",\"used\":40},\"swap\":[],\"rootfs\":\"gone\","
            + "\"ksm\":{\"shared\":0},\"cpuinfo\":{\"mhz\":\"2400.5\",\"cores\":4},"
            + "\"boot-info\":{\"mode\":\"efi\",\"secureboot\":1},"
            + "\"current-kernel\":{\"release\":\"6.8\"}}");

    NodeStatus status = server.client.node("a").status().execute();

    assertThat(status)
        .returns(0.5, NodeStatus::cpu)
        .returns(0.25, NodeStatus::ioWait)
        .returns(List.of(0.1, 0.2, 0.3), NodeStatus::loadavg)
        .returns(Duration.ofMillis(61_500), NodeStatus::uptime)
        .returns(new NodeStatus.Memory(100L, 40L, null, null), NodeStatus::memory)
        .returns(null, NodeStatus::rootfs)
        .returns(new NodeStatus.Ksm(0L), NodeStatus::ksm)
        .returns(new NodeStatus.CpuInfo(null, null, 4, null, 2400.5), NodeStatus::cpuinfo)
        .returns(new NodeStatus.BootInfo("efi", true), NodeStatus::bootInfo)
        .returns(new NodeStatus.Kernel(null, "6.8", null, null), NodeStatus::currentKernel);
  }

  @Test
  void loadWithAValueMissingIsNone() {
    server.answerData("{\"loadavg\":[\"0.1\",\"?\",\"0.3\"]}");

    assertThat(server.client.node("a").status().execute().loadavg()).isEmpty();
  }

  @Test
  void datesAndTimesAreRead() {
    server.answerData(
        "{\"status\":\"active\",\"nextduedate\":\"2027-02-28\",\"regdate\":\"2026-01-01 00:00:00\","
            + "\"checktime\":1767225600,\"productname\":7}");
    server.answerData(
        "{\"last_sync\":\"1767225600\",\"last_try\":1767225600.5,\"next_sync\":\"\"}");

    Subscription subscription = server.client.node("a").subscription().execute();
    ReplicationStatus replication = server.client.node("a").replicationStatus("7-0").execute();

    assertThat(subscription)
        .returns(LocalDate.of(2027, 2, 28), Subscription::nextDueDate)
        .returns(LocalDate.of(2026, 1, 1), Subscription::regDate)
        .returns(Instant.parse("2026-01-01T00:00:00Z"), Subscription::checkTime)
        .returns("7", Subscription::productName);
    assertThat(replication)
        .returns(Instant.parse("2026-01-01T00:00:00Z"), ReplicationStatus::lastSync)
        .returns(Instant.parse("2026-01-01T00:00:00.5Z"), ReplicationStatus::lastTry)
        .returns(null, ReplicationStatus::nextSync);
  }

  @Test
  void aClusterWithoutAnExternalVoteSaysSo() {
    server.answerData("[]");
    server.answerData(
        "{\"Model\":\"Net\",\"QNetd host\":\"192.0.2.9:5403\",\"TLS\":\"Supported\"}");

    assertThat(server.client.cluster().qdevice().execute().configured()).isFalse();
    var device = server.client.cluster().qdevice().execute();
    assertThat(device.configured()).isTrue();
    assertThat(device.qnetdHost()).isEqualTo("192.0.2.9:5403");
    assertThat(device.additional()).containsEntry("TLS", "Supported");
  }

  @Test
  void aConfigurationKeepsWhatHasNoComponent() {
    server.answerData(
        "{\"digest\":\"d\",\"onboot\":1,\"cores\":\"4\",\"memory\":\"2048\",\"net0\":\"virtio=AA\","
            + "\"lxc\":[[\"lxc.cap\",\"x\"]],\"additional\":\"odd\"}");

    GuestConfig config = server.client.node("a").lxc(7).config().execute();

    assertThat(config)
        .returns("d", GuestConfig::digest)
        .returns(true, GuestConfig::onboot)
        .returns(4, GuestConfig::cores);
    assertThat(config.additional())
        .containsEntry("memory", "2048")
        .containsEntry("net0", "virtio=AA")
        .containsEntry("lxc", "[[\"lxc.cap\",\"x\"]]")
        .containsEntry("additional", "odd");
  }

  @Test
  void guestsAndJobsNeedTheirIds() {
    server.answerData("[{\"type\":\"qemu\",\"vmid\":\"7\",\"name\":\"x\"},{\"type\":\"lxc\"}]");
    server.answerData("[{\"vmid\":8,\"template\":1,\"uptime\":5},{\"name\":\"y\"}]");
    server.answerData("[{\"id\":\"7-0\",\"guest\":\"7\",\"fail_count\":2},{\"guest\":8}]");

    assertThat(server.client.cluster().notBackedUp().execute())
        .singleElement()
        .returns(7L, guest -> guest.vmid());
    assertThat(server.client.node("a").qemu().execute())
        .singleElement()
        .returns(Duration.ofSeconds(5), guest -> guest.uptime())
        .returns(true, guest -> guest.template());
    assertThat(server.client.node("a").replication().execute())
        .singleElement()
        .returns(2, job -> job.failCount())
        .returns(7L, job -> job.guest());
  }
}
