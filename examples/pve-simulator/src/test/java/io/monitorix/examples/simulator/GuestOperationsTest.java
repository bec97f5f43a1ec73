package io.monitorix.examples.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.examples.simulator.Browser.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuestOperationsTest {
  private static final String VM = "/nodes/pve1/qemu/100";

  private final MovableClock clock = new MovableClock();
  private final PveSimulator pve = PveSimulator.builder().clock(clock).size(3, 60).start();
  private final Browser browser = new Browser(pve);

  @AfterEach
  void close() {
    browser.close();
    pve.close();
  }

  @Test
  void aSuspendedMachineIsPausedUntilItResumes() {
    assertThat(done("POST", VM + "/status/suspend")).isEqualTo("OK");
    assertThat(get(VM + "/status/current"))
        .containsEntry("status", "running")
        .containsEntry("qmpstatus", "paused")
        .containsEntry("cpu", 0.0);
    assertThat(done("POST", VM + "/status/resume")).isEqualTo("OK");
    assertThat(get(VM + "/status/current")).containsEntry("qmpstatus", "running");
    assertThat(done("POST", VM + "/status/reset")).isEqualTo("OK");
    assertThat(number(get(VM + "/status/current"), "uptime")).isLessThan(10);
    assertThat(ask("POST", "/nodes/pve1/lxc/102/status/reset").status()).isEqualTo(501);
  }

  @Test
  void onlyRootMayPassOverALock() {
    Answer answer = ask("POST", VM + "/status/stop?skiplock=1");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(errors(answer)).isEqualTo(Map.of("skiplock", "Only root may use this option."));
  }

  @Test
  void aSnapshotIsTakenGoneBackToAndDeleted() {
    assertThat(done("POST", VM + "/snapshot?snapname=good&description=before+it+all"))
        .isEqualTo("OK");
    Answer listed = browser.get(pve.auditor(), VM + "/snapshot");
    assertThat(listed.row("name", "good"))
        .containsEntry("description", "before it all")
        .containsEntry("vmstate", 0.0);
    assertThat(listed.row("name", "current")).containsEntry("parent", "good");
    assertThat(get(VM + "/snapshot/good/config")).containsKey("snaptime");
    assertThat(get(VM + "/config?snapshot=good")).containsEntry("description", "before it all");

    assertThat(done("POST", VM + "/snapshot?snapname=good"))
        .isEqualTo("snapshot name 'good' already used");
    assertThat(done("POST", VM + "/snapshot/good/rollback")).isEqualTo("OK");
    assertThat(get(VM + "/status/current")).containsEntry("status", "stopped");
    assertThat(done("DELETE", VM + "/snapshot/good")).isEqualTo("OK");
    assertThat(browser.get(pve.auditor(), VM + "/snapshot").rows())
        .extracting(row -> row.get("name"))
        .doesNotContain("good");
    assertThat(done("DELETE", VM + "/snapshot/good")).isEqualTo("snapshot 'good' does not exist");
  }

  @Test
  void aSnapshotNeedsAProperNameAndAPrivilege() {
    assertThat(errors(ask("POST", VM + "/snapshot?snapname=1+bad")))
        .isEqualTo(Map.of("snapname", "invalid format - invalid configuration ID '1 bad'\n"));
    assertThat(errors(ask("POST", VM + "/snapshot")))
        .isEqualTo(Map.of("snapname", "property is missing and it is not optional"));
    assertThat(browser.request(pve.auditor(), "POST", VM + "/snapshot?snapname=good").reason())
        .isEqualTo("Permission check failed (/vms/100, VM.Snapshot)");
  }

  @Test
  void aMachineMovesAliveAndOnlyToAnotherNode() {
    Answer same = ask("POST", VM + "/migrate?target=pve1&online=1");
    assertThat(same.status()).isEqualTo(400);
    assertThat(errors(same)).isEqualTo(Map.of("target", "target is local node."));
    assertThat(ask("POST", VM + "/migrate?target=pve2").reason())
        .isEqualTo("can't migrate running VM without --online");
    assertThat(ask("POST", VM + "/migrate?target=pve9&online=1").reason())
        .isEqualTo("no such cluster node 'pve9'");

    double uptime = number(get(VM + "/status/current"), "uptime");
    String upid = (String) ask("POST", VM + "/migrate?target=pve2&online=1").data();
    assertThat(get(VM + "/status/current")).containsEntry("lock", "migrate");
    clock.advance(Duration.ofSeconds(25));
    assertThat(get("/nodes/pve1/tasks/%s/status".formatted(upid)))
        .containsEntry("type", "qmigrate")
        .containsEntry("exitstatus", "OK");
    assertThat(number(get("/nodes/pve2/qemu/100/status/current"), "uptime")).isEqualTo(uptime + 25);
    assertThat(browser.get(pve.auditor(), VM + "/status/current").status()).isEqualTo(500);
  }

  @Test
  void aMigrationEndsWithoutItsTarget() {
    String upid = (String) ask("POST", VM + "/migrate?target=pve2&online=1").data();
    pve.faults().nodeDown("pve2");
    clock.advance(Duration.ofSeconds(25));

    assertThat(get("/nodes/pve1/tasks/%s/status".formatted(upid)))
        .containsEntry("exitstatus", "migration aborted");
    assertThat(get(VM + "/status/current")).doesNotContainKey("lock");
  }

  @Test
  void whatIsBackedUpShowsInTheStorageAndIsNoLongerMissing() {
    Map<String, Object> missing =
        browser.get(pve.auditor(), "/cluster/backup-info/not-backed-up").rows().get(0);
    String vmid = "%.0f".formatted(number(missing, "vmid"));
    String node =
        (String)
            browser
                .get(pve.auditor(), "/cluster/resources?type=vm")
                .row("vmid", number(missing, "vmid"))
                .get("node");
    String content = "/nodes/%s/storage/nas/content?content=backup&vmid=%s".formatted(node, vmid);
    assertThat(browser.get(pve.administrator(), content).rows()).isEmpty();

    String upid =
        (String)
            ask(
                    "POST",
                    "/nodes/%s/vzdump?vmid=%s&storage=nas&protected=1&notes-template={{guestname}}"
                        .formatted(node, vmid))
                .data();
    clock.advance(Duration.ofSeconds(31));

    assertThat(browser.get(pve.auditor(), "/nodes/%s/tasks/%s/log".formatted(node, upid)).rows())
        .extracting(row -> row.get("t"))
        .contains("INFO: Backup job finished successfully")
        .endsWith("TASK OK");
    assertThat(browser.get(pve.auditor(), content).rows())
        .describedAs("without the right to read backups there seem to be none")
        .isEmpty();
    List<Map<String, Object>> backups = browser.get(pve.administrator(), content).rows();
    assertThat(backups).hasSize(1);
    assertThat(backups.get(0))
        .containsEntry("protected", 1.0)
        .containsEntry("notes", missing.get("name"));
    assertThat(browser.get(pve.auditor(), "/cluster/backup-info/not-backed-up").rows())
        .extracting(row -> row.get("vmid"))
        .doesNotContain(missing.get("vmid"));
  }

  @Test
  void aBackupOfNobodyIsAnErrorOfItsTaskAndOfOthersItIsPassedOver() {
    assertThat(done("POST", "/nodes/pve1/vzdump?vmid=9999&storage=nas")).isEqualTo("job errors");
    assertThat(ask("POST", "/nodes/pve2/vzdump?vmid=100&storage=nas").data()).isEqualTo("OK");
    assertThat(ask("POST", "/nodes/pve1/vzdump?vmid=100&storage=local-lvm").status())
        .isEqualTo(500);
  }

  @Test
  void pruningDoesWhatItsPreviewSays() {
    String path = "/nodes/pve1/storage/nas/prunebackups?vmid=100&prune-backups=keep-last%3D1";
    List<Map<String, Object>> preview = browser.get(pve.administrator(), path).rows();
    assertThat(preview).extracting(row -> row.get("mark")).containsExactly("remove", "keep");

    assertThat(done("DELETE", path)).isEqualTo("OK");
    assertThat(browser.get(pve.administrator(), path).rows())
        .extracting(row -> row.get("volid"))
        .containsExactly(preview.get(1).get("volid"));
    assertThat(
            browser
                .get(pve.administrator(), "/nodes/pve1/storage/nas/prunebackups?prune-backups=x")
                .status())
        .isEqualTo(400);
  }

  @Test
  void aConfigurationIsChangedByWhoeverHasSeenItsLastState() {
    String digest = (String) get(VM + "/config").get("digest");
    assertThat(ask("PUT", VM + "/config?tags=b%3Ba&description=new&digest=" + digest).body())
        .isEqualTo("{\"data\":null}");
    Answer late = ask("PUT", VM + "/config?description=late&digest=" + digest);

    assertThat(late.status()).isEqualTo(500);
    assertThat(late.reason()).isEqualTo("checksum mismatch (file change by other user?)");
    assertThat(get(VM + "/config"))
        .containsEntry("tags", "a;b")
        .containsEntry("description", "new");
    assertThat(browser.get(pve.auditor(), VM + "/pending").row("key", "tags"))
        .containsEntry("value", "a;b");
    assertThat(browser.get(pve.auditor(), "/cluster/resources").row("id", "qemu/100"))
        .containsEntry("tags", "a;b");
    assertThat(ask("PUT", VM + "/config?delete=tags,description").status()).isEqualTo(200);
    assertThat(get(VM + "/config")).doesNotContainKeys("tags", "description");
    assertThat(ask("PUT", VM + "/config?onboot=maybe").status()).isEqualTo(400);
  }

  @Test
  void nothingIsChangedWithoutAMajority() {
    pve.faults().nodeDown("pve2").nodeDown("pve3");

    for (Answer answer :
        List.of(
            ask("PUT", VM + "/config?description=x"),
            ask("POST", VM + "/snapshot?snapname=good"),
            ask("POST", VM + "/migrate?target=pve2&online=1"))) {
      assertThat(answer.reason()).isEqualTo("cluster not ready - no quorum?");
    }
  }

  @Test
  void aRunningContainerIsNotStartedAgainEvenByATask() {
    Map<String, Object> container =
        browser.get(pve.auditor(), "/nodes/pve1/lxc").row("status", "running");
    Answer answer =
        ask("POST", "/nodes/pve1/lxc/%.0f/status/start".formatted(number(container, "vmid")));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.reason()).endsWith("already running").startsWith("CT ");
  }

  private Answer ask(String method, String path) {
    return browser.request(pve.administrator(), method, path);
  }

  /** How the task that is begun ends; the world's own backups have not begun by then. */
  private @Nullable Object done(String method, String path) {
    String upid = (String) ask(method, path).data();
    clock.advance(Duration.ofSeconds(4));
    return get("/nodes/pve1/tasks/%s/status".formatted(upid)).get("exitstatus");
  }

  private Map<String, Object> get(String path) {
    return browser.get(pve.auditor(), path).object();
  }

  private static @Nullable Object errors(Answer answer) {
    return Browser.json(answer.body()).get("errors");
  }

  private static double number(Map<String, Object> row, String field) {
    return row.get(field) instanceof Double number ? number : Double.NaN;
  }
}
