package io.monitorix.exporter.collect.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.pve.model.GuestId;
import io.monitorix.client.pve.model.Task;
import io.monitorix.client.pve.model.Upid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VzdumpLogTest {

  private static final Instant START = Instant.ofEpochSecond(1_772_330_400);
  private static final GuestNumbers NUMBERS =
      new GuestNumbers(Map.of(100, GuestId.qemu(100), 103, GuestId.lxc(103)));

  private static Task task(String id, Duration took, String status) {
    Upid upid =
        Upid.parse(
            "UPID:n1:00001000:00002000:%08X:vzdump:%s:root@pam:"
                .formatted(START.getEpochSecond(), id));
    return new Task(
        upid,
        "n1",
        "vzdump",
        id,
        "root@pam",
        null,
        1L,
        1L,
        START,
        START.plus(took),
        status,
        Map.of());
  }

  private static List<BackupRun> runs(Task task, String log) {
    return VzdumpLog.runs(task, log.lines().toList(), NUMBERS);
  }

  @Test
  void eachGuestOfATaskHasAResultOfItsOwn() {
    String log =
        """
        INFO: starting new backup job: vzdump --all 1 --quiet 1 --storage nas-2 --mode snapshot
        INFO: Starting Backup of VM 100 (qemu)
        INFO: Backup started at 2026-03-01 03:00:01
        INFO: status = running
        INFO:  12% (3.8 GiB of 32.0 GiB) in 3s, read: 1.3 GiB/s, write: 210.5 MiB/s
        INFO: archive file size: 4.21GB
        INFO: Finished Backup of VM 100 (01:02:03)
        INFO: Backup finished at 2026-03-01 04:02:04
        INFO: Starting Backup of VM 101 (lxc)
        INFO: Backup started at 2026-03-01 04:02:04
        ERROR: Backup of VM 101 failed - command 'lxc-usernsexec' failed: exit code 2
        INFO: Failed at 2026-03-01 04:02:34
        INFO: Starting Backup of VM 102 (qemu)
        INFO: Backup started at 2026-03-01 04:02:34
        WARN: no efidisk configured
        INFO: Finished Backup of VM 102 (00:00:09)
        INFO: Backup job finished with errors
        TASK ERROR: job errors
        """;
    assertThat(runs(task("", Duration.ofHours(2), "job errors"), log))
        .containsExactly(
            new BackupRun(
                GuestId.qemu(100), "nas-2", START, TaskResult.OK, Duration.ofSeconds(3723)),
            new BackupRun(
                GuestId.lxc(101), "nas-2", START.plusSeconds(3723), TaskResult.ERROR, null),
            new BackupRun(
                GuestId.qemu(102),
                "nas-2",
                START.plusSeconds(3753),
                TaskResult.WARNING,
                Duration.ofSeconds(9)));
  }

  @Test
  void aGuestWhoseBackupWasCutShortFailed() {
    String log =
        """
        INFO: starting new backup job: vzdump 100 --storage nas
        INFO: Starting Backup of VM 100 (qemu)
        INFO: Backup started at 2026-03-01 03:00:01
        ERROR: interrupted by signal
        """;
    assertThat(runs(task("100", Duration.ofSeconds(9), "interrupted by signal"), log))
        .containsExactly(new BackupRun(GuestId.qemu(100), "nas", START, TaskResult.ERROR, null));
  }

  @Test
  void aGuestThatTheLogDoesNotIntroduceIsKnownByItsNumber() {
    String log =
        """
        ERROR: Backup of VM 103 failed - CT is locked (backup)
        ERROR: Backup of VM 104 failed - unable to find VM '104'
        """;
    assertThat(runs(task("", Duration.ofSeconds(9), "job errors"), log))
        .containsExactly(new BackupRun(GuestId.lxc(103), "", START, TaskResult.ERROR, null));
  }

  @Test
  void whereTheLogTellsNothingTheTaskTellsOfItsOneGuest() {
    assertThat(runs(task("100", Duration.ofSeconds(75), "OK"), ""))
        .containsExactly(
            new BackupRun(GuestId.qemu(100), "", START, TaskResult.OK, Duration.ofSeconds(75)));
    assertThat(
            runs(
                task("100", Duration.ofSeconds(1), "unable to find command 'sendmail'"),
                "TASK ERROR: unable to find command 'sendmail'"))
        .containsExactly(new BackupRun(GuestId.qemu(100), "", START, TaskResult.ERROR, null));
    assertThat(runs(task("", Duration.ofSeconds(75), "OK"), "")).isEmpty();
    assertThat(runs(task("999", Duration.ofSeconds(75), "OK"), "")).isEmpty();
  }

  @Test
  void timesThatAreNoneAreNoReasonToFail() {
    String log =
        """
        INFO: Starting Backup of VM 100 (qemu)
        INFO: Backup started at 2026-99-01 03:00:01
        INFO: Finished Backup of VM 100 (00:00:05)
        """;
    assertThat(runs(task("100", Duration.ofSeconds(9), "OK"), log))
        .extracting(BackupRun::start)
        .containsExactly(START);
  }
}
