package io.monitorix.exporter.collect.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.config.LoginConfig;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.config.TlsConfig;
import io.monitorix.exporter.fixture.Collecting;
import io.monitorix.exporter.fixture.JsonServer;
import io.monitorix.exporter.fixture.Samples;
import io.monitorix.exporter.fixture.Targets;
import io.monitorix.exporter.poll.MissingPermission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BackupCollectorTest {

  private static final long NOON = Collecting.START.getEpochSecond();
  private static final Duration QUARTER = Duration.ofMinutes(15);

  private static final String RESOURCES =
      """
      [{"type":"qemu","id":"qemu/100","vmid":100,"node":"n1","status":"running"},
       {"type":"storage","id":"storage/n1/pbs","node":"n1","storage":"pbs","plugintype":"pbs",
        "content":"backup","shared":1,"status":"available"},
       {"type":"storage","id":"storage/n2/pbs","node":"n2","storage":"pbs","plugintype":"pbs",
        "content":"backup","shared":1,"status":"available"},
       {"type":"storage","id":"storage/n1/local","node":"n1","storage":"local","plugintype":"dir",
        "content":"iso,backup","shared":0,"status":"available"},
       {"type":"storage","id":"storage/n2/local","node":"n2","storage":"local","plugintype":"dir",
        "content":"backup","shared":0,"status":"available"},
       {"type":"storage","id":"storage/n1/lvm","node":"n1","storage":"lvm","plugintype":"lvm",
        "content":"images","shared":0,"status":"available"},
       {"type":"storage","id":"storage/n2/off","node":"n2","storage":"off","plugintype":"dir",
        "content":"backup","shared":0,"status":"unknown"}]
      """;

  private JsonServer server;
  private Collecting collecting;

  @BeforeEach
  void start() throws Exception {
    server =
        new JsonServer()
            .data(
                "/cluster/status",
                """
                [{"type":"node","id":"node/n1","name":"n1","online":1,"local":1},
                 {"type":"node","id":"node/n2","name":"n2","online":1,"local":0}]
                """)
            .data("/cluster/resources", RESOURCES)
            .data("/cluster/backup", "[]")
            .data("/cluster/tasks", "[]")
            .data("/nodes/n1/tasks", "[]")
            .data("/nodes/n2/tasks", "[]");
    stored("n1", "pbs");
    stored("n1", "local");
    stored("n2", "local");
    collecting = Collecting.of(server.target(), CollectorName.BACKUP);
  }

  @AfterEach
  void stop() {
    collecting.close();
    server.close();
  }

  private void stored(String node, String storage, String... volumes) {
    server.data(
        "/nodes/" + node + "/storage/" + storage + "/content?content=backup",
        "[" + String.join(",", volumes) + "]");
  }

  private static String file(String storage, int vmid, long time, long size) {
    return """
        {"volid":"%s:backup/vzdump-qemu-%d-%d.vma.zst","content":"backup","format":"vma.zst",
         "subtype":"qemu","vmid":%d,"ctime":%d,"size":%d}
        """
        .formatted(storage, vmid, time, vmid, time, size);
  }

  private static String upid(String node, String id, long start) {
    return "UPID:%s:00001000:00002000:%08X:vzdump:%s:root@pam:".formatted(node, start, id);
  }

  private static String task(String node, String id, long start, long end, String status) {
    return """
        {"upid":"%s","node":"%s","type":"vzdump","id":"%s","user":"root@pam","starttime":%d,
         "endtime":%d,"status":"%s"}
        """
        .formatted(upid(node, id, start), node, id, start, end, status);
  }

  private static String logPath(String upid) {
    String node = upid.split(":", -1)[1];
    return "/nodes/" + node + "/tasks/" + upid + "/log";
  }

  private void log(String upid, String... lines) {
    StringBuilder json = new StringBuilder("[");
    for (int i = 0; i < lines.length; i++) {
      json.append(i == 0 ? "" : ",").append("{\"n\":%d,\"t\":\"%s\"}".formatted(i + 1, lines[i]));
    }
    server.data(logPath(upid), json.append("],\"total\":").append(lines.length).toString());
  }

  @Test
  void backupsAreToldByGuestAndStorageOfGuestsThatAreGoneToo() {
    stored("n1", "local", file("local", 100, 1000, 7), file("local", 100, 3000, 9));
    stored(
        "n2",
        "local",
        file("local", 100, 2000, 8),
        "{\"volid\":\"local:backup/vzdump-lxc-999-2026_02_01-01_00_00.tar.zst\",\"content\":\"backup\","
            + "\"format\":\"tar.zst\",\"ctime\":500,\"vmid\":999}",
        "{\"volid\":\"local:backup/something.else\",\"content\":\"backup\",\"format\":\"x\",\"size\":1}");
    collecting.poll();
    assertThat(collecting.samples())
        .containsExactlyInAnyOrder(
            "pve_backup_last_timestamp_seconds{id=\"qemu/100\",storage=\"local\"} 3000.0",
            "pve_backup_last_size_bytes{id=\"qemu/100\",storage=\"local\"} 9.0",
            "pve_backups{id=\"qemu/100\",storage=\"local\"} 3.0",
            "pve_backup_last_timestamp_seconds{id=\"lxc/999\",storage=\"local\"} 500.0",
            "pve_backups{id=\"lxc/999\",storage=\"local\"} 1.0");
  }

  @Test
  void sharedStoragesAreReadOnceAndThoseThatAreOffOrHoldNoBackupsNever() {
    collecting.poll();
    assertThat(server.asked())
        .filteredOn(path -> path.contains("/content"))
        .containsExactlyInAnyOrder(
            "/nodes/n1/storage/pbs/content?content=backup",
            "/nodes/n1/storage/local/content?content=backup",
            "/nodes/n2/storage/local/content?content=backup");
  }

  @Test
  void aStorageThatAllNodesSeeThoughNobodyMarkedItAsSharedIsCountedOnce() {
    stored("n1", "local", file("local", 100, 1000, 7), file("local", 100, 3000, 9));
    stored("n2", "local", file("local", 100, 1000, 7), file("local", 100, 3000, 9));
    assertThat(collecting.poll().samples("pve_backups"))
        .containsExactly("pve_backups{id=\"qemu/100\",storage=\"local\"} 2.0");
  }

  @Test
  void backupsOnABackupServerTellWhetherTheyWereChecked() {
    stored(
        "n1",
        "pbs",
        "{\"volid\":\"pbs:backup/vm/100/2026-03-01T01:00:00Z\",\"content\":\"backup\",\"format\":\"pbs-vm\","
            + "\"subtype\":\"qemu\",\"vmid\":100,\"ctime\":2000,\"size\":5}",
        "{\"volid\":\"pbs:backup/vm/100/2026-02-28T01:00:00Z\",\"content\":\"backup\",\"format\":\"pbs-vm\","
            + "\"subtype\":\"qemu\",\"vmid\":100,\"ctime\":1000,\"size\":5,"
            + "\"verification\":{\"state\":\"ok\",\"upid\":\"u\"}}",
        "{\"volid\":\"pbs:backup/ct/101/2026-03-01T01:00:00Z\",\"content\":\"backup\",\"format\":\"pbs-ct\","
            + "\"vmid\":101,\"ctime\":1500,\"size\":5,\"verification\":{\"state\":\"failed\"}}");
    stored("n1", "local", file("local", 100, 1000, 7));
    collecting.poll();
    assertThat(collecting.samples("pve_backup_last_verified"))
        .containsExactlyInAnyOrder(
            "pve_backup_last_verified{id=\"qemu/100\",state=\"none\",storage=\"pbs\"} 1.0",
            "pve_backup_last_verified{id=\"lxc/101\",state=\"failed\",storage=\"pbs\"} 1.0");
    assertThat(Samples.samples(collecting.families(true), "pve_backup_last_verified"))
        .hasSize(6)
        .contains("pve_backup_last_verified{id=\"lxc/101\",state=\"ok\",storage=\"pbs\"} 0.0");
  }

  @Test
  void eachGuestOfATaskHasItsResultAndTheLogIsReadOnce() {
    String upid = upid("n1", "", NOON - 5000);
    server.data(
        "/nodes/n1/tasks", "[" + task("n1", "", NOON - 5000, NOON - 4000, "job errors") + "]");
    log(
        upid,
        "INFO: starting new backup job: vzdump --all 1 --storage pbs",
        "INFO: Starting Backup of VM 100 (qemu)",
        "INFO: Finished Backup of VM 100 (00:00:12)",
        "INFO: Starting Backup of VM 101 (lxc)",
        "ERROR: Backup of VM 101 failed - no space left on device",
        "TASK ERROR: job errors");
    collecting.poll();
    collecting.pollAfter(QUARTER);
    collecting.pollAfter(QUARTER);
    assertThat(collecting.samples())
        .containsExactlyInAnyOrder(
            "pve_backup_last_result{id=\"qemu/100\",result=\"ok\"} 1.0",
            "pve_backup_last_duration_seconds{id=\"qemu/100\"} 12.0",
            "pve_backup_last_result{id=\"lxc/101\",result=\"error\"} 1.0");
    assertThat(server.asked())
        .filteredOn(path -> path.contains("/log"))
        .containsExactly(logPath(upid) + "?start=0&limit=5000");
  }

  @Test
  void theNewestAttemptCountsWhicheverNodeMadeItAndTheDurationIsThatOfTheLastGoodOne() {
    server
        .data("/nodes/n1/tasks", "[" + task("n1", "100", NOON - 90_000, NOON - 89_000, "OK") + "]")
        .data("/nodes/n2/tasks", "[" + task("n2", "100", NOON - 900, NOON - 800, "no luck") + "]");
    log(upid("n1", "100", NOON - 90_000), "TASK OK");
    log(upid("n2", "100", NOON - 900), "TASK ERROR: no luck");
    collecting.poll();
    assertThat(collecting.samples())
        .containsExactlyInAnyOrder(
            "pve_backup_last_result{id=\"qemu/100\",result=\"error\"} 1.0",
            "pve_backup_last_duration_seconds{id=\"qemu/100\"} 1000.0");
  }

  @Test
  void aLogThatCannotBeReadIsTriedAgainAndThenTheTaskHasToDo() {
    String upid = upid("n1", "100", NOON - 5000);
    server.data("/nodes/n1/tasks", "[" + task("n1", "100", NOON - 5000, NOON - 4000, "OK") + "]");
    server.refuse(logPath(upid), 500, "no luck");
    collecting.poll();
    collecting.pollAfter(QUARTER);
    assertThat(collecting.samples()).isEmpty();
    collecting.pollAfter(QUARTER);
    collecting.pollAfter(QUARTER);
    assertThat(collecting.samples("pve_backup_last_result"))
        .containsExactly("pve_backup_last_result{id=\"qemu/100\",result=\"ok\"} 1.0");
    assertThat(server.asked()).filteredOn(path -> path.contains("/log")).hasSize(3);
  }

  @Test
  void whereBackupsMayNotBeListedTheTasksTellHowOldTheyAre() {
    server.data(
        "/access/permissions",
        "{\"/\":{\"Sys.Audit\":1,\"Datastore.Audit\":1,\"VM.Audit\":1},"
            + "\"/storage/local\":{\"Datastore.Allocate\":1}}");
    String upid = upid("n1", "100", NOON - 5000);
    server.data("/nodes/n1/tasks", "[" + task("n1", "100", NOON - 5000, NOON - 4000, "OK") + "]");
    log(
        upid,
        "INFO: starting new backup job: vzdump 100 --storage pbs",
        "INFO: Starting Backup of VM 100 (qemu)",
        "INFO: Finished Backup of VM 100 (00:16:40)");
    stored("n1", "local", file("local", 100, 1000, 7));
    collecting.poll();
    assertThat(collecting.samples("pve_backup_last_timestamp_seconds"))
        .containsExactlyInAnyOrder(
            "pve_backup_last_timestamp_seconds{id=\"qemu/100\",storage=\"pbs\"} 1.7723614E9",
            "pve_backup_last_timestamp_seconds{id=\"qemu/100\",storage=\"local\"} 1000.0");
    assertThat(collecting.samples("pve_backups"))
        .containsExactly("pve_backups{id=\"qemu/100\",storage=\"local\"} 1.0");
    assertThat(collecting.snapshot().missing())
        .containsExactlyInAnyOrder(
            new MissingPermission(CollectorName.BACKUP, "/storage/pbs", "Datastore.AllocateSpace"),
            new MissingPermission(CollectorName.BACKUP, "/vms", "VM.Backup"));
  }

  @Test
  void jobsAreToldAndThoseThatAreOffAreNotDue() {
    server.data(
        "/cluster/backup",
        """
        [{"id":"nightly","type":"vzdump","schedule":"mon..fri 02:30","storage":"pbs",
          "mode":"snapshot","next-run":1772415000},
         {"id":"off","type":"vzdump","enabled":0,"schedule":"sun 01:00","next-run":1772500000}]
        """);
    collecting.poll();
    assertThat(collecting.samples())
        .containsExactlyInAnyOrder(
            "pve_backup_job_info{enabled=\"1\",job=\"nightly\",mode=\"snapshot\","
                + "schedule=\"mon..fri 02:30\",storage=\"pbs\"} 1.0",
            "pve_backup_job_info{enabled=\"0\",job=\"off\",mode=\"snapshot\","
                + "schedule=\"sun 01:00\",storage=\"\"} 1.0",
            "pve_backup_job_next_run_timestamp_seconds{job=\"nightly\"} 1.772415E9");
  }

  @ParameterizedTest
  @EnumSource
  void eachReleaseTellsAnAdministratorOfBackupsAndHowTheyWent(PveRelease release) {
    AtomicReference<Instant> now = new AtomicReference<>(Collecting.START);
    try (PveSimulator simulator =
            PveSimulator.builder().release(release).clock(now::get).size(3, 30).start();
        Collecting lab =
            Collecting.of(
                Targets.of(
                    "lab",
                    simulator.url().toString(),
                    new LoginConfig.Token(
                        simulator.administrator().tokenId(),
                        new Secret(simulator.administrator().secret())),
                    new TlsConfig.Fingerprints(List.of(simulator.fingerprint()))),
                CollectorName.BACKUP)) {
      lab.poll();
      assertThat(lab.samples("pve_backups")).isNotEmpty().allMatch(line -> line.endsWith(" 2.0"));
      assertThat(lab.samples("pve_backup_job_info")).hasSize(2);
      for (int quarter = 0; quarter < 2; quarter++) {
        now.updateAndGet(before -> before.plus(QUARTER));
        lab.pollAfter(QUARTER);
      }
      assertThat(lab.samples("pve_backup_last_result"))
          .isNotEmpty()
          .allMatch(line -> line.contains("result=\"ok\""));
      assertThat(lab.samples("pve_backup_last_duration_seconds")).isNotEmpty();
      assertThat(lab.snapshot().problem()).isNull();
    }
  }

  @Test
  void anAuditorIsToldOfBackupsByTheTasksAlone() {
    AtomicReference<Instant> now = new AtomicReference<>(Collecting.START);
    try (PveSimulator simulator = PveSimulator.builder().clock(now::get).size(3, 30).start();
        Collecting lab = Collecting.of(Targets.of("lab", simulator), CollectorName.BACKUP)) {
      lab.poll();
      assertThat(lab.samples("pve_backup_last_timestamp_seconds")).isEmpty();
      for (int quarter = 0; quarter < 2; quarter++) {
        now.updateAndGet(before -> before.plus(QUARTER));
        lab.pollAfter(QUARTER);
      }
      assertThat(lab.samples("pve_backup_last_timestamp_seconds")).isNotEmpty();
      assertThat(lab.samples("pve_backups")).isEmpty();
    }
  }
}
