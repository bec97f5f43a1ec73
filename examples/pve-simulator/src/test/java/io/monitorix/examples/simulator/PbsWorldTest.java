package io.monitorix.examples.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.examples.simulator.pbs.PbsRelease;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PbsWorldTest {
  private final MovableClock clock = new MovableClock();
  private final PbsSimulator pbs = PbsSimulator.builder().clock(clock).start();
  private final Browser browser = new Browser(pbs);

  @AfterEach
  void close() {
    browser.close();
    pbs.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/admin/datastore/main/snapshots",
        "/status/datastore-usage",
        "/nodes/localhost/tasks?limit=0",
        "/nodes/localhost/rrd?timeframe=day&cf=MAX",
        "/admin/gc",
        "/tape/media/list"
      })
  void theSameSeedAndClockGiveTheSameAnswers(String path) {
    assertThat(bodyOf(7, path)).isEqualTo(bodyOf(7, path)).isNotEqualTo("");
  }

  @Test
  void anotherSeedGivesAnotherWorld() {
    assertThat(bodyOf(7, "/admin/datastore/main/snapshots"))
        .isNotEqualTo(bodyOf(8, "/admin/datastore/main/snapshots"));
  }

  @Test
  void twoDatastoresHoldSomeTwentyGroups() {
    int groups = 0;
    for (String path :
        List.of(
            "main/groups",
            "main/groups?ns=prod",
            "main/groups?ns=prod/web",
            "main/groups?ns=lab",
            "offsite/groups")) {
      groups += get("/admin/datastore/" + path).size();
    }

    assertThat(get("/admin/datastore")).extracting(row -> row.get("store")).hasSize(2);
    assertThat(groups).isBetween(20, 25);
    assertThat(get("/admin/datastore/main/namespace"))
        .extracting(row -> row.get("ns"))
        .containsExactly("", "lab", "prod", "prod/web");
    assertThat(get("/admin/datastore/main/namespace?max-depth=1"))
        .extracting(row -> row.get("ns"))
        .containsExactly("", "lab", "prod");
    assertThat(get("/admin/datastore/main/namespace?parent=prod"))
        .extracting(row -> row.get("ns"))
        .containsExactly("prod", "prod/web");
  }

  @Test
  void groupsAndSnapshotsAgree() {
    for (Map<String, Object> group : get("/admin/datastore/main/groups")) {
      List<Map<String, Object>> snapshots =
          get(
              "/admin/datastore/main/snapshots?backup-type=%s&backup-id=%s"
                  .formatted(group.get("backup-type"), group.get("backup-id")));

      assertThat((double) snapshots.size()).isEqualTo(group.get("backup-count"));
      assertThat(snapshots.get(snapshots.size() - 1).get("backup-time"))
          .isEqualTo(group.get("last-backup"));
      assertThat(snapshots)
          .allSatisfy(
              snapshot -> {
                assertThat(snapshot.get("protected")).isInstanceOf(Boolean.class);
                assertThat(filesOf(snapshot)).anyMatch(f -> f.equals("index.json.blob"));
              });
    }
    Map<String, Object> counts =
        map(
            browser
                .get(pbs.auditor(), "/admin/datastore/main/status?verbose=true")
                .object()
                .get("counts"));
    assertThat(map(counts.get("vm"))).containsEntry("groups", 11.0);
    assertThat(counts).containsEntry("host", null);
  }

  @Test
  void someBackupsAreGoodOneIsBadAndTheNewestAreNotVerifiedYet() {
    List<Map<String, Object>> snapshots = get("/admin/datastore/main/snapshots");

    assertThat(snapshots).extracting(PbsWorldTest::state).contains("ok", "failed");
    clock.advance(Duration.ofHours(10));
    List<Map<String, Object>> evening = get("/admin/datastore/main/snapshots");
    assertThat(evening).extracting(PbsWorldTest::state).contains("none");
    clock.advance(Duration.ofHours(10));
    assertThat(get("/admin/datastore/main/snapshots"))
        .extracting(PbsWorldTest::state)
        .doesNotContain("none");
  }

  @Test
  void aVerificationOnRequestShowsWhenItIsDone() {
    clock.advance(Duration.ofHours(10));
    String upid = (String) browser.post(pbs.administrator(), "/admin/datastore/main/verify").data();

    assertThat(status(upid)).containsEntry("status", "running").doesNotContainKey("exitstatus");
    assertThat(get("/admin/datastore/main/snapshots"))
        .extracting(PbsWorldTest::state)
        .contains("none");
    assertThat(get("/nodes/localhost/tasks?running=true"))
        .extracting(row -> row.get("upid"))
        .contains(upid);
    assertThat(browser.get(pbs.auditor(), "/admin/datastore/main/active-operations").object())
        .containsEntry("read", 1.0);
    clock.advance(Duration.ofMinutes(2));
    assertThat(status(upid))
        .containsEntry("status", "stopped")
        .containsEntry("exitstatus", "OK")
        .containsEntry("type", "verify")
        .containsEntry("id", "main")
        .containsEntry("user", "admin@pbs")
        .containsEntry("tokenid", "full");
    assertThat(get("/admin/datastore/main/snapshots"))
        .extracting(PbsWorldTest::state)
        .doesNotContain("none");
  }

  @Test
  void aGarbageCollectionOnRequestIsTheLatestOnceItIsDone() {
    String upid = (String) browser.post(pbs.administrator(), "/admin/datastore/main/gc").data();

    assertThat(browser.post(pbs.administrator(), "/admin/datastore/main/gc").status())
        .isEqualTo(400);
    assertThat(browser.get(pbs.auditor(), "/admin/datastore/main/gc").object().get("upid"))
        .isNotEqualTo(upid);
    clock.advance(Duration.ofMinutes(1));
    Map<String, Object> gc = browser.get(pbs.auditor(), "/admin/datastore/main/gc").object();
    assertThat(gc)
        .containsEntry("upid", upid)
        .containsEntry("last-run-upid", upid)
        .containsEntry("last-run-state", "OK")
        .containsEntry("store", "main")
        .containsEntry("schedule", "04:00");
  }

  @Test
  void aJobRunsOnRequestAsATaskOfItsOwnKind() {
    String upid = (String) browser.post(pbs.administrator(), "/admin/prune/p-main/run").data();

    assertThat(upid.split(":", -1)).hasSize(10).contains("prunejob", "main", "admin@pbs!full");
    clock.advance(Duration.ofMinutes(1));
    Map<String, Object> job =
        get("/admin/prune?store=main").stream()
            .filter(row -> "p-main".equals(row.get("id")))
            .findFirst()
            .orElseThrow();
    assertThat(job).containsEntry("last-run-upid", upid).containsEntry("keep-daily", 14.0);
  }

  @ParameterizedTest
  @EnumSource
  void atLeastTwoTasksOfTheLastWeekHaveFailed(PbsRelease release) {
    try (PbsSimulator server = PbsSimulator.builder().release(release).clock(clock).start();
        Browser client = new Browser(server)) {
      List<Map<String, Object>> errors =
          client.get(server.auditor(), "/nodes/localhost/tasks?statusfilter=error&limit=0").rows();

      assertThat(errors)
          .hasSizeGreaterThanOrEqualTo(2)
          .extracting(row -> row.get("worker_type"))
          .contains("syncjob", "backup");
    }
  }

  @Test
  void tasksAreFilteredCountedAndPaged() {
    List<Map<String, Object>> all = get("/nodes/localhost/tasks?limit=0");
    Map<String, Object> page =
        Browser.json(browser.get(pbs.auditor(), "/nodes/localhost/tasks?start=5&limit=3").body());

    assertThat(all).hasSizeGreaterThan(100);
    assertThat(page).containsEntry("total", (double) all.size());
    assertThat(page.get("data")).isEqualTo(all.subList(5, 8));
    assertThat(get("/nodes/localhost/tasks")).hasSize(50);
    assertThat(get("/nodes/localhost/tasks?store=offsite&limit=0"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(String.valueOf(row.get("worker_id"))).contains("offsite"));
    assertThat(get("/nodes/localhost/tasks?typefilter=backup&userfilter=backup@pbs!pve"))
        .allSatisfy(row -> assertThat(row).containsEntry("user", "backup@pbs!pve"));
    double noon = clock.instant().getEpochSecond() - 86_400.0;
    assertThat(get("/nodes/localhost/tasks?limit=0&since=%.0f".formatted(noon)))
        .isNotEmpty()
        .allSatisfy(row -> assertThat((Double) row.get("starttime")).isGreaterThanOrEqualTo(noon));
  }

  @Test
  void aLogIsReadInPartsAndEndsInTheResult() {
    Map<String, Object> failed =
        get("/nodes/localhost/tasks?statusfilter=error&typefilter=backup&limit=1").get(0);
    String path = "/nodes/localhost/tasks/%s/log".formatted(inPath(failed.get("upid")));
    List<Map<String, Object>> lines = get(path);

    assertThat(String.valueOf(lines.get(lines.size() - 1).get("t")))
        .endsWith("TASK ERROR: " + failed.get("status"));
    assertThat(get(path + "?start=2&limit=1")).containsExactly(lines.get(1));
    assertThat(get(path + "?start=99")).isEmpty();
    assertThat(Browser.json(browser.get(pbs.auditor(), path + "?test-status=1").body()))
        .containsEntry("total", (double) lines.size())
        .containsEntry("active", false);
  }

  @Test
  void theServerMovesWithTheClock() {
    Map<String, Object> before = browser.get(pbs.auditor(), "/nodes/localhost/status").object();
    clock.advance(Duration.ofMinutes(10));
    Map<String, Object> after = browser.get(pbs.auditor(), "/nodes/localhost/status").object();

    assertThat(number(after, "uptime")).isEqualTo(number(before, "uptime") + 600);
    assertThat(after.get("cpu")).isNotEqualTo(before.get("cpu"));
    assertThat(map(after.get("info")))
        .containsEntry("fingerprint", pbs.fingerprint().toLowerCase(Locale.ROOT));
    int groups = get("/admin/datastore/main/snapshots").size();
    clock.advance(Duration.ofDays(1));
    assertThat(get("/admin/datastore/main/snapshots").size()).isBetween(groups - 12, groups + 12);
    assertThat(get("/nodes/localhost/rrd?timeframe=hour&cf=AVERAGE")).hasSize(60);
  }

  @Test
  void laterReleasesSayMore() {
    try (PbsSimulator old = PbsSimulator.builder().release(PbsRelease.V2_4).clock(clock).start();
        PbsSimulator young = PbsSimulator.builder().release(PbsRelease.V4_0).clock(clock).start();
        Browser early = new Browser(old);
        Browser late = new Browser(young)) {
      assertThat(early.get(old.auditor(), "/version").object())
          .containsEntry("version", "2.4")
          .containsEntry("release", "7");
      assertThat(early.get(old.auditor(), "/nodes/localhost/status").object())
          .doesNotContainKeys("boot-info", "current-kernel");
      assertThat(early.get(old.auditor(), "/admin/datastore/main/gc").object())
          .doesNotContainKeys("schedule", "last-run-upid");
      assertThat(late.get(young.auditor(), "/nodes/localhost/status").object())
          .containsKeys("boot-info", "current-kernel");
      assertThat(late.get(young.auditor(), "/status/datastore-usage").rows().get(0))
          .containsEntry("backend-type", "filesystem");
    }
  }

  private List<Map<String, Object>> get(String path) {
    return browser.get(pbs.auditor(), path).rows();
  }

  private Map<String, Object> status(String upid) {
    return browser
        .get(pbs.auditor(), "/nodes/localhost/tasks/" + inPath(upid) + "/status")
        .object();
  }

  /** The ids of tasks hold backslashes, which a URL cannot. */
  private static String inPath(@Nullable Object upid) {
    return String.valueOf(upid).replace("\\", "%5C");
  }

  private String bodyOf(long seed, String path) {
    try (PbsSimulator server = PbsSimulator.builder().seed(seed).clock(new MovableClock()).start();
        Browser client = new Browser(server)) {
      return client.get(server.auditor(), path).body();
    }
  }

  private static Object state(Map<String, Object> snapshot) {
    Object verification = snapshot.get("verification");
    return verification == null ? "none" : String.valueOf(map(verification).get("state"));
  }

  @SuppressWarnings("unchecked")
  private static List<String> filesOf(Map<String, Object> snapshot) {
    return ((List<Map<String, Object>>) snapshot.getOrDefault("files", List.of()))
        .stream().map(file -> String.valueOf(file.get("filename"))).toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }

  private static double number(Map<String, Object> of, String field) {
    return (Double) Objects.requireNonNull(of.get(field), field);
  }
}
