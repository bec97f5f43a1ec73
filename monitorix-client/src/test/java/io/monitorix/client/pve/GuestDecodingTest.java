package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.client.Consolidation;
import io.monitorix.client.ProtocolException;
import io.monitorix.client.Timeframe;
import io.monitorix.client.pve.model.AgentFilesystem;
import io.monitorix.client.pve.model.AgentHostName;
import io.monitorix.client.pve.model.AgentInfo;
import io.monitorix.client.pve.model.AgentInterface;
import io.monitorix.client.pve.model.AgentOsInfo;
import io.monitorix.client.pve.model.AgentTimezone;
import io.monitorix.client.pve.model.AgentUser;
import io.monitorix.client.pve.model.AgentVcpu;
import io.monitorix.client.pve.model.BalloonInfo;
import io.monitorix.client.pve.model.BlockStatistics;
import io.monitorix.client.pve.model.ContainerInterface;
import io.monitorix.client.pve.model.GuestConfig;
import io.monitorix.client.pve.model.GuestFeature;
import io.monitorix.client.pve.model.GuestHistoryPoint;
import io.monitorix.client.pve.model.GuestStatus;
import io.monitorix.client.pve.model.GuestSummary;
import io.monitorix.client.pve.model.NicStatistics;
import io.monitorix.client.pve.model.PendingChange;
import io.monitorix.client.pve.model.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuestDecodingTest {

  private final PveServer server = new PveServer();
  private final NodeApi node = server.client.node("a");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aVirtualMachineTellsWhatItsDisksAndCardsHaveMoved() {
    server.answerData(
        "{\"vmid\":\"7\",\"name\":\"db\",\"status\":\"running\",\"cpu\":0.25,\"cpus\":\"4\","
            + "\"mem\":\"500\",\"maxmem\":1000,\"memhost\":600,\"freemem\":400,\"balloon\":800,"
            + "\"balloon_min\":200,\"uptime\":90,\"agent\":\"1\",\"qmpstatus\":\"running\","
            + "\"ballooninfo\":{\"actual\":800,\"max_mem\":1000,\"total_mem\":790,"
            + "\"free_mem\":\"400\",\"last_update\":1767225600,\"mem_swapped_in\":1,"
            + "\"mem_swapped_out\":2,\"major_page_faults\":3,\"minor_page_faults\":4},"
            + "\"blockstat\":{\"scsi0\":{\"rd_bytes\":\"10\",\"wr_bytes\":20,\"rd_operations\":1,"
            + "\"wr_operations\":2,\"flush_operations\":3,\"failed_rd_operations\":4,"
            + "\"idle_time_ns\":5},\"ide2\":null,\"odd\":7},"
            + "\"nics\":{\"tap7i0\":{\"netin\":\"30\",\"netout\":40}},"
            + "\"pressurecpusome\":\"1.5\",\"pressurememoryfull\":0.25,"
            + "\"ha\":{\"managed\":1,\"state\":\"started\",\"group\":\"g\"},"
            + "\"proxmox-support\":{\"x\":true}}");

    GuestStatus status = node.qemu(7).status().execute();

    assertThat(status)
        .returns(7L, GuestStatus::vmid)
        .returns(4.0, GuestStatus::cpus)
        .returns(500L, GuestStatus::mem)
        .returns(600L, GuestStatus::memhost)
        .returns(200L, GuestStatus::balloonMin)
        .returns(true, GuestStatus::agent)
        .returns(Duration.ofSeconds(90), GuestStatus::uptime)
        .returns(1.5, GuestStatus::pressureCpuSome)
        .returns(0.25, GuestStatus::pressureMemoryFull)
        .returns(null, GuestStatus::swap)
        .returns(Map.of("tap7i0", new NicStatistics(30L, 40L)), GuestStatus::nics)
        .returns(new GuestStatus.Ha(true, "started", "g", Map.of()), GuestStatus::ha)
        .returns(
            new BalloonInfo(
                800L,
                1000L,
                790L,
                400L,
                1L,
                2L,
                3L,
                4L,
                Instant.parse("2026-01-01T00:00:00Z"),
                Map.of()),
            GuestStatus::balloonInfo)
        .returns(
            Map.of(
                "scsi0",
                new BlockStatistics(10L, 20L, 1L, 2L, 3L, 4L, null, Map.of("idle_time_ns", "5"))),
            GuestStatus::blocks);
    assertThat(status.additional()).containsOnlyKeys("proxmox-support");
  }

  @Test
  void aContainerHasNeitherDisksNorCardsOfItsOwn() {
    server.answerData(
        "{\"vmid\":8,\"status\":\"stopped\",\"type\":\"lxc\",\"swap\":\"5\",\"maxswap\":6,"
            + "\"uptime\":0,\"ha\":{\"managed\":0},\"blockstat\":[]}");

    GuestStatus status = node.lxc(8).status().execute();

    assertThat(status)
        .returns(5L, GuestStatus::swap)
        .returns(6L, GuestStatus::maxswap)
        .returns(Duration.ZERO, GuestStatus::uptime)
        .returns(Map.of(), GuestStatus::blocks)
        .returns(Map.of(), GuestStatus::nics)
        .returns(null, GuestStatus::balloonInfo);
    assertThat(status.additional()).containsEntry("type", "lxc");
  }

  @Test
  void theFullListAsksForItAndKeepsWhatItSays() throws InterruptedException {
    server.answerData(
        "[{\"vmid\":7,\"status\":\"running\",\"balloon\":\"800\",\"freemem\":5,"
            + "\"blockstat\":{\"scsi0\":{\"rd_bytes\":10}},\"nics\":{\"tap7i0\":{\"netin\":3}},"
            + "\"serial\":1,\"pressureiosome\":2.5,\"pressurecpufull\":\"0.5\","
            + "\"proxmox-support\":{}}]");

    GuestSummary guest = node.qemu(true).execute().get(0);

    assertThat(server.http.takeRequest().getUrl().query()).isEqualTo("full=1");
    assertThat(guest)
        .returns(800L, GuestSummary::balloon)
        .returns(5L, GuestSummary::freemem)
        .returns(true, GuestSummary::serial)
        .returns(2.5, GuestSummary::pressureIoSome)
        .returns(0.5, GuestSummary::pressureCpuFull)
        .returns(Map.of("tap7i0", new NicStatistics(3L, null)), GuestSummary::nics);
    assertThat(guest.blocks().get("scsi0")).returns(10L, BlockStatistics::readBytes);
    assertThat(guest.additional()).containsOnlyKeys("proxmox-support");
  }

  @ParameterizedTest
  @ValueSource(strings = {"qemu", "lxc"})
  void snapshotsAreToldFromTheGuestAsItIs(String kind) throws InterruptedException {
    server.answerData(
        "[{\"name\":\"before\",\"description\":\"old\",\"snaptime\":\"1767225600\","
            + "\"vmstate\":0},{\"name\":\"current\",\"parent\":\"before\",\"running\":1,"
            + "\"digest\":\"d\"},{\"description\":\"nameless\"}]");

    GuestApi guest = kind.equals("qemu") ? node.qemu(7) : node.lxc(7);
    List<Snapshot> snapshots = guest.snapshots().execute();

    assertThat(server.http.takeRequest().getUrl().encodedPath())
        .isEqualTo("/api2/json/nodes/a/" + kind + "/7/snapshot");
    assertThat(snapshots).extracting(Snapshot::current).containsExactly(false, true);
    assertThat(snapshots.get(0))
        .returns(Instant.parse("2026-01-01T00:00:00Z"), Snapshot::takenAt)
        .returns(false, Snapshot::withMemory);
    assertThat(snapshots.get(1))
        .returns(null, Snapshot::takenAt)
        .returns("before", Snapshot::parent)
        .returns(true, Snapshot::running);
  }

  @Test
  void historyHasHolesWhereTheGuestDidNotRun() throws InterruptedException {
    server.answerData(
        "[{\"time\":60},{\"time\":\"120\",\"cpu\":5.37e-05,\"mem\":12.5,\"netin\":nan,"
            + "\"memhost\":9,\"pressureiofull\":1}]");

    List<GuestHistoryPoint> points =
        node.qemu(7).rrddata(Timeframe.HOUR, Consolidation.AVERAGE).execute();

    assertThat(server.http.takeRequest().getUrl().query()).isEqualTo("timeframe=hour&cf=AVERAGE");
    assertThat(points.get(0)).returns(null, GuestHistoryPoint::cpu);
    assertThat(points.get(1))
        .returns(Instant.ofEpochSecond(120), GuestHistoryPoint::time)
        .returns(5.37e-05, GuestHistoryPoint::cpu)
        .returns(null, GuestHistoryPoint::netin)
        .returns(9.0, GuestHistoryPoint::memhost)
        .returns(1.0, GuestHistoryPoint::pressureIoFull);
  }

  @Test
  void aContainersInterfacesHaveAllTheirAddresses() {
    server.answerData(
        "[{\"name\":\"eth0\",\"hwaddr\":\"02:00:00:00:00:07\",\"inet\":\"192.0.2.7/24\","
            + "\"ip-addresses\":[{\"ip-address\":\"192.0.2.7\",\"ip-address-type\":\"inet\","
            + "\"prefix\":\"24\"}]},{\"name\":\"lo\"},{\"hwaddr\":\"x\"}]");

    List<ContainerInterface> interfaces = node.lxc(7).interfaces().execute();

    assertThat(interfaces).extracting(ContainerInterface::name).containsExactly("eth0", "lo");
    assertThat(interfaces.get(0))
        .returns("02:00:00:00:00:07", ContainerInterface::hardwareAddress)
        .returns(
            List.of(new ContainerInterface.Address("192.0.2.7", "inet", 24)),
            ContainerInterface::addresses);
    assertThat(interfaces.get(1).addresses()).isEmpty();
  }

  @Test
  void theAgentTellsWhatItCanDo() {
    server.answerData(
        "{\"result\":{\"version\":\"9.1.0\",\"supported_commands\":[{\"name\":\"guest-ping\","
            + "\"enabled\":true,\"success-response\":false},{\"enabled\":true}]}}");

    AgentInfo info = node.qemu(7).agent().info().execute();

    assertThat(info.version()).isEqualTo("9.1.0");
    assertThat(info.commands()).containsExactly(new AgentInfo.Command("guest-ping", true, false));
  }

  @Test
  void theAgentTellsFileSystemsWithAndWithoutASize() {
    server.answerData(
        "{\"result\":[{\"name\":\"sda1\",\"mountpoint\":\"/\",\"type\":\"ext4\","
            + "\"total-bytes\":\"1000\",\"used-bytes\":250,\"disk\":[{\"bus\":0}]},"
            + "{\"name\":\"sr0\",\"mountpoint\":\"D:\\\\\",\"type\":\"CDFS\"},{\"name\":\"x\"}]}");

    List<AgentFilesystem> filesystems = node.qemu(7).agent().filesystems().execute();

    assertThat(filesystems).extracting(AgentFilesystem::mountpoint).containsExactly("/", "D:\\");
    assertThat(filesystems.get(0))
        .returns(1000L, AgentFilesystem::total)
        .returns(250L, AgentFilesystem::used);
    assertThat(filesystems.get(0).additional()).containsEntry("disk", "[{\"bus\":0}]");
    assertThat(filesystems.get(1)).returns(null, AgentFilesystem::total);
  }

  @Test
  void theAgentTellsSystemAndNetwork() {
    server.answerData(
        "{\"result\":{\"id\":\"debian\",\"pretty-name\":\"Debian 13\",\"version-id\":13,"
            + "\"kernel-release\":\"6.12.0\",\"machine\":\"x86_64\"}}");
    server.answerData(
        "{\"result\":[{\"name\":\"ens18\",\"hardware-address\":\"02:00:00:00:00:07\","
            + "\"ip-addresses\":[{\"ip-address\":\"2001:db8::7\",\"ip-address-type\":\"ipv6\","
            + "\"prefix\":64}],\"statistics\":{\"rx-bytes\":\"12\",\"tx-errs\":3}},"
            + "{\"name\":\"lo\"}]}");

    assertThat(node.qemu(7).agent().osInfo().execute())
        .returns("Debian 13", AgentOsInfo::prettyName)
        .returns("13", AgentOsInfo::versionId)
        .returns("6.12.0", AgentOsInfo::kernelRelease);
    List<AgentInterface> interfaces = node.qemu(7).agent().networkInterfaces().execute();
    assertThat(interfaces.get(0).addresses())
        .containsExactly(new AgentInterface.Address("2001:db8::7", "ipv6", 64));
    assertThat(interfaces.get(0).statistics())
        .isEqualTo(new AgentInterface.Statistics(12L, null, null, null, null, null, 3L, null));
    assertThat(interfaces.get(1).statistics()).isNull();
  }

  @Test
  void theAgentTellsItsNameAndItsClock() throws InterruptedException {
    server.answerData("{\"result\":{\"host-name\":\"db\"}}");
    server.answerData("{\"result\":1767225600123456789}");
    server.answerData("{\"result\":{\"zone\":\"CET\",\"offset\":\"3600\"}}");
    AgentApi agent = node.qemu(7).agent();

    assertThat(agent.hostName().execute()).isEqualTo(new AgentHostName("db"));
    assertThat(agent.time().execute()).isEqualTo(Instant.parse("2026-01-01T00:00:00.123456789Z"));
    assertThat(agent.timezone().execute()).isEqualTo(new AgentTimezone("CET", Duration.ofHours(1)));
    for (String command : List.of("get-host-name", "get-time", "get-timezone")) {
      assertThat(server.http.takeRequest().getUrl().encodedPath())
          .isEqualTo("/api2/json/nodes/a/qemu/7/agent/" + command);
    }
  }

  @Test
  void theAgentTellsWhoIsLoggedInAndWhichCpusItHas() {
    server.answerData(
        "{\"result\":[{\"user\":\"ann\",\"login-time\":1767225600.5},{\"user\":\"bob\","
            + "\"domain\":\"CORP\",\"login-time\":\"1767225601\",\"tty\":\"1\"},{\"domain\":\"x\"}]}");
    server.answerData(
        "{\"result\":[{\"logical-id\":0,\"online\":true,\"can-offline\":false},"
            + "{\"logical-id\":\"1\"},{\"online\":true}]}");

    assertThat(node.qemu(7).agent().users().execute())
        .containsExactly(
            new AgentUser("ann", null, Instant.parse("2026-01-01T00:00:00.5Z"), Map.of()),
            new AgentUser(
                "bob", "CORP", Instant.parse("2026-01-01T00:00:01Z"), Map.of("tty", "1")));
    assertThat(node.qemu(7).agent().vcpus().execute())
        .containsExactly(new AgentVcpu(0, true, false), new AgentVcpu(1, null, null));
  }

  @Test
  void pendingChangesAreToldFromWhatHolds() {
    server.answerData(
        "[{\"key\":\"memory\",\"value\":\"2048\",\"pending\":4096},{\"key\":\"onboot\",\"value\":1},"
            + "{\"key\":\"net1\",\"value\":\"x\",\"delete\":\"1\"},{\"value\":\"lost\"}]");

    List<PendingChange> changes = node.lxc(7).pending().execute();

    assertThat(changes)
        .containsExactly(
            new PendingChange("memory", "2048", "4096", null),
            new PendingChange("onboot", "1", null, null),
            new PendingChange("net1", "x", null, 1));
    assertThat(changes).extracting(PendingChange::changes).containsExactly(true, false, true);
    assertThat(changes).extracting(PendingChange::removed).containsExactly(false, false, true);
  }

  @Test
  void whatTheDisksAllowIsAskedForTheGuestOrOneOfItsSnapshots() throws InterruptedException {
    server.answerData("{\"hasFeature\":1,\"nodes\":[\"a\",\"b\"]}");
    server.answerData("{\"hasFeature\":\"0\"}");

    assertThat(node.qemu(7).feature(Feature.SNAPSHOT).execute())
        .isEqualTo(new GuestFeature(true, List.of("a", "b")));
    assertThat(node.lxc(7).feature(Feature.CLONE, "before").execute())
        .isEqualTo(new GuestFeature(false, List.of()));
    assertThat(server.http.takeRequest().getUrl().query()).isEqualTo("feature=snapshot");
    assertThat(server.http.takeRequest().getUrl().query())
        .isEqualTo("feature=clone&snapname=before");
  }

  @Test
  void theConfigurationOfASnapshotIsThatOfItsTime() throws InterruptedException {
    server.answerData("{\"name\":\"db\",\"memory\":\"1024\",\"cores\":1,\"snaptime\":1767225600}");

    GuestConfig config = node.qemu(7).snapshotConfig("before").execute();

    assertThat(config.name()).isEqualTo("db");
    assertThat(config.additional()).containsEntry("snaptime", "1767225600");
    assertThat(server.http.takeRequest().getUrl().encodedPath())
        .isEqualTo("/api2/json/nodes/a/qemu/7/snapshot/before/config");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"result\":7}", "{\"other\":{}}", "7"})
  void anAgentsAnswerWithoutAResultIsAnError(String answer) {
    server.answerData(answer);

    assertThatThrownBy(() -> node.qemu(7).agent().filesystems().execute())
        .isInstanceOf(ProtocolException.class);
  }
}
