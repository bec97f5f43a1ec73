package io.monitorix.client.pbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.Consolidation;
import io.monitorix.client.Fingerprint;
import io.monitorix.client.Timeframe;
import io.monitorix.client.pbs.model.Certificate;
import io.monitorix.client.pbs.model.DebianPackage;
import io.monitorix.client.pbs.model.Disk;
import io.monitorix.client.pbs.model.DiskSmart;
import io.monitorix.client.pbs.model.NetworkInterface;
import io.monitorix.client.pbs.model.NodeDns;
import io.monitorix.client.pbs.model.NodeHistoryPoint;
import io.monitorix.client.pbs.model.NodeStatus;
import io.monitorix.client.pbs.model.NodeTime;
import io.monitorix.client.pbs.model.PbsUpid;
import io.monitorix.client.pbs.model.Repositories;
import io.monitorix.client.pbs.model.Service;
import io.monitorix.client.pbs.model.Subscription;
import io.monitorix.client.pbs.model.Task;
import io.monitorix.client.pbs.model.TaskStatus;
import io.monitorix.client.pbs.model.ZfsPool;
import io.monitorix.client.pbs.model.ZfsPoolDetail;
import io.monitorix.client.task.LogLine;
import io.monitorix.client.task.TaskOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeDecodingTest {

  private static final String UPID =
      "UPID:bak:000002E2:00000AEF:00000003:6955B900:aptupdate::ann@pbs!t:";

  private final PbsServer server = new PbsServer();
  private final NodeApi node = server.client.node();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void statusIsRead() {
    server.answerData(
        "{\"cpu\":0.25,\"wait\":0.0125,\"loadavg\":[0.5,0.4,0.3],\"uptime\":90,"
            + "\"memory\":{\"total\":100,\"used\":40,\"free\":60},"
            + "\"swap\":{\"total\":10,\"used\":0,\"free\":10},"
            + "\"root\":{\"total\":50,\"used\":20,\"avail\":28},"
            + "\"cpuinfo\":{\"model\":\"M\",\"sockets\":2,\"cpus\":32},\"kversion\":\"Linux 6.8\","
            + "\"current-kernel\":{\"sysname\":\"Linux\",\"release\":\"6.8\",\"version\":\"#1\","
            + "\"machine\":\"x86_64\"},\"boot-info\":{\"mode\":\"efi\",\"secureboot\":true},"
            + "\"info\":{\"fingerprint\":\""
            + "ab:".repeat(31)
            + "ab\"},\"mood\":\"good\"}");

    NodeStatus status = node.status().execute();

    assertThat(status)
        .returns(0.25, NodeStatus::cpu)
        .returns(0.0125, NodeStatus::ioWait)
        .returns(List.of(0.5, 0.4, 0.3), NodeStatus::loadavg)
        .returns(Duration.ofSeconds(90), NodeStatus::uptime)
        .returns(new NodeStatus.Memory(100L, 40L, 60L), NodeStatus::memory)
        .returns(new NodeStatus.Memory(10L, 0L, 10L), NodeStatus::swap)
        .returns(new NodeStatus.RootFileSystem(50L, 20L, 28L), NodeStatus::root)
        .returns(new NodeStatus.CpuInfo("M", 2, 32), NodeStatus::cpuinfo)
        .returns(new NodeStatus.Kernel("Linux", "6.8", "#1", "x86_64"), NodeStatus::currentKernel)
        .returns(new NodeStatus.BootInfo("efi", true), NodeStatus::bootInfo)
        .returns(new NodeStatus.Info(Fingerprint.parse("ab".repeat(32))), NodeStatus::info);
    assertThat(status.additional()).containsOnlyKeys("mood");
  }

  @Test
  void aStatusOfAnOlderVersionLacksWhatItDoesNotKnow() {
    server.answerData("{\"cpu\":0,\"loadavg\":[0.5,null,0.3],\"memory\":[],\"root\":7}");

    assertThat(node.status().execute())
        .returns(0.0, NodeStatus::cpu)
        .returns(List.of(), NodeStatus::loadavg)
        .returns(null, NodeStatus::memory)
        .returns(null, NodeStatus::root)
        .returns(null, NodeStatus::currentKernel)
        .returns(null, NodeStatus::bootInfo);
  }

  @Test
  void tasksAreListedAndRowsWithoutAnIdLeftOut() {
    server.answerData(
        "[{\"upid\":\""
            + UPID
            + "\",\"node\":\"localhost\",\"pid\":738,\"pstart\":2799,\"starttime\":1767225600,"
            + "\"worker_type\":\"aptupdate\",\"worker_id\":null,\"user\":\"ann@pbs!t\","
            + "\"endtime\":1767225690,\"status\":\"OK\",\"new\":1},"
            + "{\"upid\":\""
            + UPID
            + "\",\"worker_id\":\"s1:vm/7\"},"
            + "{\"upid\":\"UPID:bak:000002E2:00000AEF:6955B900:vzdump:7:root@pam:\"},{\"pid\":1}]");

    List<Task> tasks = node.tasks().list().execute();

    assertThat(tasks).hasSize(2);
    assertThat(tasks.get(0))
        .returns(PbsUpid.parse(UPID), Task::upid)
        .returns("aptupdate", Task::type)
        .returns(null, Task::id)
        .returns("ann@pbs!t", Task::user)
        .returns(738L, Task::pid)
        .returns(2799L, Task::processStart)
        .returns(false, Task::running);
    assertThat(tasks.get(0).duration()).hasValue(Duration.ofSeconds(90));
    assertThat(tasks.get(0).outcome()).hasValue(TaskOutcome.OK);
    assertThat(tasks.get(1)).returns(true, Task::running).returns("s1:vm/7", Task::id);
    assertThat(tasks.get(1).outcome()).isEmpty();
    assertThat(tasks.get(1).duration()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "OK,OK",
    "WARNINGS: 3,WARNING",
    "connection error: timeout,ERROR",
    "OK but not quite,ERROR",
    "unknown,UNKNOWN",
    "'',UNKNOWN"
  })
  void theClosingWordsTellHowATaskEnded(String words, TaskOutcome outcome) {
    server.answerData(
        "{\"upid\":\"" + UPID + "\",\"status\":\"stopped\",\"exitstatus\":\"" + words + "\"}");

    TaskStatus status = node.tasks().status(PbsUpid.parse(UPID)).execute();

    assertThat(status.running()).isFalse();
    assertThat(status.outcome()).hasValue(outcome);
  }

  @Test
  void aRunningTaskHasNoOutcomeYet() {
    server.answerData(
        "{\"upid\":\""
            + UPID
            + "\",\"node\":\"bak\",\"pid\":738,\"pstart\":2799,\"starttime\":1767225600,"
            + "\"type\":\"aptupdate\",\"id\":null,\"user\":\"ann@pbs\",\"tokenid\":\"t\","
            + "\"status\":\"running\"}");

    TaskStatus status = node.tasks().status(PbsUpid.parse(UPID)).execute();

    assertThat(status)
        .returns(true, TaskStatus::running)
        .returns("ann@pbs", TaskStatus::user)
        .returns("t", TaskStatus::tokenName)
        .returns(Instant.parse("2026-01-01T00:00:00Z"), TaskStatus::startTime);
    assertThat(status.outcome()).isEmpty();
  }

  @Test
  void logsComeLineByLine() {
    server.answer(
        "{\"data\":[{\"n\":1,\"t\":\"start\"},{\"n\":2,\"t\":\"\"},{\"n\":3}],\"total\":3,"
            + "\"success\":1}");
    server.answerData("[{\"n\":1,\"t\":\"no content\"}]");
    server.answerData("[\"s=1;i=2\",\"line\",\"s=1;i=3\"]");

    assertThat(node.tasks().log(PbsUpid.parse(UPID), 0, 50).execute())
        .containsExactly(new LogLine(1, "start"), new LogLine(2, ""));
    assertThat(node.syslog(0, 5).execute()).containsExactly(new LogLine(1, "no content"));
    assertThat(node.journal(JournalRange.last(1)).execute())
        .containsExactly("s=1;i=2", "line", "s=1;i=3");
  }

  @Test
  void servicesAreListed() {
    server.answerData(
        "[{\"service\":\"proxmox-backup\",\"name\":\"proxmox-backup.service\",\"desc\":\"API\","
            + "\"state\":\"running\",\"unit-state\":\"enabled\"},"
            + "{\"service\":\"postfix\",\"state\":\"dead\",\"unit-state\":\"not-found\"},{}]");

    List<Service> services = node.services().execute();

    assertThat(services).extracting(Service::running).containsExactly(true, false);
    assertThat(services.get(1)).returns("not-found", Service::unitState);
  }

  @Test
  void disksAreListedWithHealthAndWear() {
    server.answerData(
        "[{\"name\":\"nvme0n1\",\"devpath\":\"/dev/nvme0n1\",\"disk-type\":\"ssd\",\"size\":4096,"
            + "\"used\":\"zfs\",\"gpt\":true,\"vendor\":\"V\",\"model\":\"M\",\"serial\":\"S\","
            + "\"wwn\":\"eui.1\",\"status\":\"passed\",\"wearout\":97.0,\"rpm\":0,"
            + "\"partitions\":[{\"name\":\"nvme0n1p1\",\"devpath\":\"/dev/nvme0n1p1\",\"size\":7,"
            + "\"used\":\"efi\",\"mounted\":false,\"filesystem\":\"vfat\",\"uuid\":\"A-B\",\"gpt\":true}]},"
            + "{\"name\":\"sda\",\"disk-type\":\"hdd\",\"status\":\"unknown\",\"wearout\":null,"
            + "\"partitions\":null},{\"devpath\":\"/dev/sdb\"}]");

    List<Disk> disks = node.disks().list().execute();

    assertThat(disks).extracting(Disk::name).containsExactly("nvme0n1", "sda");
    assertThat(disks.get(0))
        .returns("/dev/nvme0n1", Disk::device)
        .returns("ssd", Disk::type)
        .returns(4096L, Disk::size)
        .returns("passed", Disk::health)
        .returns(97.0, Disk::wearout)
        .returns(0L, Disk::rpm)
        .returns(
            List.of(
                new Disk.Partition("nvme0n1p1", "/dev/nvme0n1p1", 7L, "efi", false, "vfat", "A-B")),
            Disk::partitions);
    assertThat(disks.get(1)).returns(null, Disk::wearout).returns(List.of(), Disk::partitions);
  }

  @Test
  void smartIsReadOfEitherKindOfDisk() {
    server.answerData(
        "{\"status\":\"failed\",\"wearout\":3.0,\"attributes\":[{\"id\":5,"
            + "\"name\":\"Reallocated_Sector_Ct\",\"value\":\"8\",\"raw\":\"8\",\"flags\":\"PO--CK\","
            + "\"normalized\":98.0,\"worst\":97.0,\"threshold\":10.0},"
            + "{\"name\":\"temperature\",\"value\":\"38\",\"raw\":\"38\"},{\"raw\":\"1\"}]}");

    DiskSmart smart = node.disks().smart("sda").execute();

    assertThat(smart).returns("failed", DiskSmart::status).returns(3.0, DiskSmart::wearout);
    assertThat(smart.attributes())
        .containsExactly(
            new DiskSmart.Attribute(5, "Reallocated_Sector_Ct", "8", 98.0, 97.0, 10.0, "PO--CK"),
            new DiskSmart.Attribute(null, "temperature", "38", null, null, null, null));
  }

  @Test
  void zfsPoolsAreRead() {
    server.answerData(
        "[{\"name\":\"rpool\",\"health\":\"ONLINE\",\"size\":100,\"alloc\":40,\"free\":60,"
            + "\"frag\":7,\"dedup\":1.05},{\"health\":\"?\"}]");
    server.answerData(
        "{\"name\":\"rpool\",\"state\":\"DEGRADED\",\"scan\":\"resilvered 1M\",\"errors\":\"none\","
            + "\"children\":[{\"name\":\"rpool\",\"lvl\":0,\"children\":[{\"name\":\"sda\","
            + "\"leaf\":true,\"state\":\"FAULTED\",\"read\":1,\"write\":2,\"cksum\":3,\"msg\":\"bad\"}]}]}");

    assertThat(node.disks().zfsPools().execute())
        .singleElement()
        .returns("ONLINE", ZfsPool::health)
        .returns(40L, ZfsPool::allocated)
        .returns(7.0, ZfsPool::fragmentation)
        .returns(1.05, ZfsPool::dedup);
    ZfsPoolDetail detail = node.disks().zfsPool("rpool").execute();
    assertThat(detail).returns("DEGRADED", ZfsPoolDetail::state);
    assertThat(detail.children().get(0).children())
        .singleElement()
        .returns("FAULTED", ZfsPoolDetail.Device::state)
        .returns(3L, ZfsPoolDetail.Device::checksum);
  }

  @Test
  void certificatesAreRead() {
    server.answerData(
        "[{\"filename\":\"proxy.pem\",\"subject\":\"CN=bak\",\"issuer\":\"CN=ca\","
            + "\"san\":[\"bak\",\"bak.example.org\"],\"notbefore\":1767225600,"
            + "\"notafter\":1798761600,\"public-key-type\":\"rsaEncryption\",\"public-key-bits\":4096,"
            + "\"fingerprint\":\"ab:cd\",\"pem\":\"-----BEGIN\"}]");

    assertThat(node.certificates().execute())
        .singleElement()
        .returns("proxy.pem", Certificate::filename)
        .returns(List.of("bak", "bak.example.org"), Certificate::alternativeNames)
        .returns(Instant.parse("2027-01-01T00:00:00Z"), Certificate::notAfter)
        .returns(4096, Certificate::publicKeyBits);
  }

  @Test
  void packagesAreRead() {
    server.answerData(
        "[{\"Package\":\"proxmox-backup-server\",\"Version\":\"3.4.2-1\",\"OldVersion\":\"3.4.1-1\","
            + "\"Origin\":\"Proxmox\",\"Title\":\"Backup\",\"Section\":\"admin\",\"Arch\":\"amd64\","
            + "\"Priority\":\"optional\",\"Description\":\"long\"},{\"Version\":\"1\"}]");
    server.answerData(
        "[{\"Package\":\"proxmox-backup\",\"ExtraInfo\":\"running kernel: 6.8\",\"Version\":\"3.4\"}]");

    assertThat(node.updates().execute())
        .singleElement()
        .returns("3.4.1-1", DebianPackage::oldVersion)
        .returns("Proxmox", DebianPackage::origin);
    assertThat(node.packages().execute())
        .singleElement()
        .returns("running kernel: 6.8", DebianPackage::extraInfo);
  }

  @Test
  void repositoriesAreRead() {
    server.answerData(
        "{\"digest\":\"d1\",\"files\":[{\"path\":\"/etc/apt/sources.list\",\"file-type\":\"list\","
            + "\"digest\":[1,2],\"repositories\":[{\"Types\":[\"deb\"],\"URIs\":[\"http://x\"],"
            + "\"Suites\":[\"bookworm\"],\"Components\":[\"main\"],\"Comment\":\"\",\"Enabled\":true,"
            + "\"FileType\":\"list\",\"Options\":[]}]}],"
            + "\"errors\":[{\"path\":\"/etc/apt/x.list\",\"error\":\"bad line\"}],"
            + "\"infos\":[{\"path\":\"/etc/apt/sources.list\",\"index\":0,\"property\":\"Suites\","
            + "\"kind\":\"warning\",\"message\":\"old\"}],"
            + "\"standard-repos\":[{\"handle\":\"enterprise\",\"name\":\"Enterprise\",\"status\":true,"
            + "\"description\":\"d\"},{\"handle\":\"test\",\"name\":\"Test\"}]}");

    Repositories repositories = node.repositories().execute();

    assertThat(repositories.errors())
        .containsExactly(new Repositories.Problem("/etc/apt/x.list", "bad line"));
    assertThat(repositories.infos())
        .singleElement()
        .returns("warning", Repositories.Info::kind)
        .returns(0, Repositories.Info::index);
    assertThat(repositories.standardRepositories())
        .extracting(Repositories.Standard::enabled)
        .containsExactly(true, null);
    assertThat(repositories.files().get(0).repositories())
        .singleElement()
        .returns(true, Repositories.Repository::enabled)
        .returns(List.of("http://x"), Repositories.Repository::uris);
  }

  @Test
  void theKeyOfASubscriptionIsNotKept() {
    server.answerData(
        "{\"status\":\"active\",\"key\":\"pbst-0123456789\",\"serverid\":\"AB\","
            + "\"checktime\":1767225600,\"nextduedate\":\"2027-02-28\",\"regdate\":\"2026-02-28 00:00:00\","
            + "\"productname\":\"Test\",\"url\":\"https://example.org\",\"signature\":\"sig\"}");

    Subscription subscription = node.subscription().execute();

    assertThat(subscription)
        .returns("active", Subscription::status)
        .returns(LocalDate.of(2027, 2, 28), Subscription::nextDueDate)
        .returns(LocalDate.of(2026, 2, 28), Subscription::regDate)
        .returns(Instant.parse("2026-01-01T00:00:00Z"), Subscription::checkTime);
    assertThat(subscription.toString()).doesNotContain("pbst-");
  }

  @Test
  void networkTimeAndDnsAreRead() {
    server.answerData(
        "[{\"name\":\"bond0\",\"type\":\"bond\",\"active\":true,\"autostart\":false,"
            + "\"method\":\"manual\",\"slaves\":[\"eno1\",\"eno2\"],\"bond_mode\":\"active-backup\","
            + "\"bond-primary\":\"eno1\",\"options\":[\"x 1\"]},"
            + "{\"name\":\"vmbr0\",\"type\":\"bridge\",\"cidr\":\"192.0.2.5/24\",\"mtu\":9000,"
            + "\"bridge_ports\":[\"bond0\"],\"bridge_vlan_aware\":true},"
            + "{\"name\":\"eno1\",\"type\":\"eth\",\"slaves\":\"odd\",\"mtu\":\"big\"},{\"type\":\"eth\"}]");
    server.answerData(
        "{\"time\":1767225600,\"localtime\":1767229200,\"timezone\":\"Europe/Vienna\"}");
    server.answerData(
        "{\"dns1\":\"192.0.2.1\",\"dns3\":\"192.0.2.3\",\"search\":\"example.org\",\"digest\":\"d\"}");

    List<NetworkInterface> interfaces = node.network().execute();

    assertThat(interfaces)
        .extracting(NetworkInterface::name)
        .containsExactly("bond0", "vmbr0", "eno1");
    assertThat(interfaces.get(0))
        .returns(true, NetworkInterface::active)
        .returns(List.of("eno1", "eno2"), NetworkInterface::slaves)
        .returns("active-backup", NetworkInterface::bondMode)
        .returns("eno1", NetworkInterface::bondPrimary);
    assertThat(interfaces.get(1))
        .returns(9000, NetworkInterface::mtu)
        .returns(List.of("bond0"), NetworkInterface::bridgePorts);
    assertThat(interfaces.get(2))
        .returns(List.of(), NetworkInterface::slaves)
        .returns(null, NetworkInterface::mtu);
    assertThat(node.time().execute())
        .isEqualTo(
            new NodeTime(Instant.parse("2026-01-01T00:00:00Z"), 1767229200L, "Europe/Vienna"));
    assertThat(node.dns().execute())
        .returns("example.org", NodeDns::search)
        .returns(List.of("192.0.2.1", "192.0.2.3"), NodeDns::servers);
  }

  @Test
  void historyIsRead() {
    server.answerData(
        "[{\"time\":1767225600,\"cpu\":0.5,\"iowait\":0.01,\"loadavg\":1.5,\"memtotal\":100,"
            + "\"memused\":50,\"swaptotal\":10,\"swapused\":1,\"netin\":3,\"netout\":4,\"total\":70,"
            + "\"used\":30,\"read_ios\":5,\"read_bytes\":6,\"write_ios\":7,\"write_bytes\":8,"
            + "\"io_ticks\":0.25},{\"time\":1767225660},{\"cpu\":1}]");

    List<NodeHistoryPoint> history = node.history(Timeframe.DAY, Consolidation.MAX).execute();

    assertThat(history).hasSize(2);
    assertThat(history.get(0))
        .returns(0.01, NodeHistoryPoint::ioWait)
        .returns(30.0, NodeHistoryPoint::rootused)
        .returns(7.0, NodeHistoryPoint::writeOperations)
        .returns(0.25, NodeHistoryPoint::ioTicks);
    assertThat(history.get(1)).returns(null, NodeHistoryPoint::cpu);
  }
}
