package io.monitorix.exporter.collect.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.fixture.Collecting;
import io.monitorix.exporter.fixture.JsonServer;
import io.monitorix.exporter.fixture.Targets;
import io.monitorix.exporter.poll.MissingPermission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TasksCollectorTest {

  private static final String TASKS = "/nodes/n1/tasks";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** When the clock starts, and one minute later, and so on. */
  private static final long NOON = Collecting.START.getEpochSecond();

  private JsonServer server;
  private Collecting collecting;

  @BeforeEach
  void start() throws Exception {
    server =
        new JsonServer()
            .data(
                "/cluster/status",
                "[{\"type\":\"node\",\"id\":\"node/n1\",\"name\":\"n1\",\"online\":1,\"local\":1}]")
            .data(
                "/cluster/resources",
                "[{\"type\":\"lxc\",\"id\":\"lxc/101\",\"vmid\":101,\"node\":\"n1\",\"status\":\"running\"}]")
            .data("/cluster/tasks", "[]");
    collecting = Collecting.of(server.target(), CollectorName.TASKS);
  }

  @AfterEach
  void stop() {
    collecting.close();
    server.close();
  }

  private static String task(
      String type, String id, long start, @Nullable Long end, String status) {
    String upid = "UPID:n1:00001000:00002000:%08X:%s:%s:root@pam:".formatted(start, type, id);
    String common =
        "\"upid\":\"%s\",\"node\":\"n1\",\"type\":\"%s\",\"id\":\"%s\",\"user\":\"root@pam\",\"starttime\":%d"
            .formatted(upid, type, id, start);
    return end == null
        ? "{" + common + ",\"status\":\"RUNNING\"}"
        : "{%s,\"endtime\":%d,\"status\":\"%s\"}".formatted(common, end, status);
  }

  private static String running(String type, String id, long start) {
    return task(type, id, start, null, "");
  }

  private void listed(String... tasks) {
    server.data(TASKS, "[" + String.join(",", tasks) + "]");
  }

  private List<String> results() {
    return collecting.samples("pve_task_results_total").stream()
        .filter(sample -> !sample.endsWith(" 0.0"))
        .toList();
  }

  @Test
  void whatEndedBeforeTheFirstLookIsKnownButNotCounted() {
    listed(
        task("vzdump", "", NOON - 900, NOON - 600, "OK"),
        task("vzdump", "", NOON - 90_000, NOON - 89_000, "job errors"),
        task("qmstart", "200", NOON - 9000, NOON - 8998, "WARNINGS: 2"));
    collecting.poll();
    assertThat(collecting.samples())
        .containsExactlyInAnyOrder(
            "pve_tasks_running{node=\"n1\",type=\"vzdump\"} 0.0",
            "pve_tasks_running{node=\"n1\",type=\"qmstart\"} 0.0",
            "pve_task_results_total{node=\"n1\",result=\"ok\",type=\"vzdump\"} 0.0",
            "pve_task_results_total{node=\"n1\",result=\"warning\",type=\"vzdump\"} 0.0",
            "pve_task_results_total{node=\"n1\",result=\"error\",type=\"vzdump\"} 0.0",
            "pve_task_results_total{node=\"n1\",result=\"ok\",type=\"qmstart\"} 0.0",
            "pve_task_results_total{node=\"n1\",result=\"warning\",type=\"qmstart\"} 0.0",
            "pve_task_results_total{node=\"n1\",result=\"error\",type=\"qmstart\"} 0.0",
            "pve_task_last_success_timestamp_seconds{id=\"\",node=\"n1\",type=\"vzdump\"} 1.7723658E9",
            "pve_task_last_failure_timestamp_seconds{id=\"\",node=\"n1\",type=\"vzdump\"} 1.7722774E9",
            "pve_task_last_duration_seconds{id=\"\",node=\"n1\",type=\"vzdump\"} 300.0",
            "pve_task_last_success_timestamp_seconds{id=\"qemu/200\",node=\"n1\",type=\"qmstart\"}"
                + " 1.772357402E9",
            "pve_task_last_duration_seconds{id=\"qemu/200\",node=\"n1\",type=\"qmstart\"} 2.0");
  }

  @Test
  void aTaskThatRanAtOneLookAndEndedBeforeTheNextIsCountedOnce() {
    listed(running("qmclone", "200", NOON - 20));
    collecting.poll();
    assertThat(collecting.samples("pve_tasks_running"))
        .containsExactly("pve_tasks_running{node=\"n1\",type=\"qmclone\"} 1.0");
    assertThat(results()).isEmpty();

    listed(task("qmclone", "200", NOON - 20, NOON + 10, "OK"));
    collecting.pollAfter(MINUTE);
    collecting.pollAfter(MINUTE);
    collecting.pollAfter(MINUTE);
    assertThat(results())
        .containsExactly("pve_task_results_total{node=\"n1\",result=\"ok\",type=\"qmclone\"} 1.0");
    assertThat(collecting.samples("pve_tasks_running"))
        .containsExactly("pve_tasks_running{node=\"n1\",type=\"qmclone\"} 0.0");
  }

  @Test
  void warningsAreNoErrorsAndWhatProxmoxCannotTellIsOne() {
    listed();
    collecting.poll();
    listed(
        task("vzdump", "101", NOON + 1, NOON + 2, "WARNINGS: 1"),
        task("vzdump", "102", NOON + 3, NOON + 4, "unexpected status"),
        task("vzdump", "103", NOON + 5, NOON + 6, "interrupted by signal"),
        task("vzdump", "104", NOON + 7, NOON + 8, "OK"));
    collecting.pollAfter(MINUTE);
    assertThat(results())
        .containsExactlyInAnyOrder(
            "pve_task_results_total{node=\"n1\",result=\"ok\",type=\"vzdump\"} 1.0",
            "pve_task_results_total{node=\"n1\",result=\"warning\",type=\"vzdump\"} 1.0",
            "pve_task_results_total{node=\"n1\",result=\"error\",type=\"vzdump\"} 2.0");
  }

  @Test
  void looksThatFailLoseNothingAndCountNothingTwice() {
    listed(running("vzdump", "", NOON - 20));
    collecting.poll();
    server.refuse(TASKS, 500, "no luck");
    collecting.pollAfter(MINUTE);
    collecting.pollAfter(Duration.ofMinutes(40));
    assertThat(collecting.samples()).isEmpty();

    listed(
        task("vzdump", "", NOON - 20, NOON + 1200, "OK"),
        task("qmstop", "200", NOON + 700, NOON + 701, "VM is locked (backup)"));
    collecting.pollAfter(MINUTE);
    collecting.pollAfter(MINUTE);
    assertThat(results())
        .containsExactlyInAnyOrder(
            "pve_task_results_total{node=\"n1\",result=\"ok\",type=\"vzdump\"} 1.0",
            "pve_task_results_total{node=\"n1\",result=\"error\",type=\"qmstop\"} 1.0");
  }

  @Test
  void onlyWhatStartedLatelyIsListedAgain() {
    listed(task("qmstart", "200", NOON - 3600, NOON - 3599, "OK"));
    collecting.poll();
    listed(task("qmstart", "200", NOON + 50, NOON + 51, "OK"));
    collecting.pollAfter(MINUTE);
    listed();
    collecting.pollAfter(MINUTE);
    assertThat(server.asked())
        .filteredOn(path -> path.startsWith(TASKS))
        .containsExactly(
            TASKS + "?limit=500&since=" + (NOON - 30 * 86_400) + "&source=all&start=0",
            TASKS + "?limit=500&since=" + (NOON - 4200) + "&source=all&start=0",
            TASKS + "?limit=500&since=" + (NOON - 550) + "&source=all&start=0");
  }

  @Test
  void whatRanLongIsLookedUpOnceTheClusterNoLongerListsIt() {
    String backup = running("vzdump", "", NOON - 7200);
    listed(backup, task("qmstart", "200", NOON - 10, NOON - 9, "OK"));
    collecting.poll();

    String lookUp =
        TASKS
            + "?limit=500&since=%d&source=all&start=0&until=%d".formatted(NOON - 7200, NOON - 7200);
    listed(task("qmstart", "200", NOON - 10, NOON - 9, "OK"));
    server.data("/cluster/tasks", "[" + backup + "]");
    collecting.pollAfter(MINUTE);
    assertThat(collecting.samples("pve_tasks_running"))
        .contains("pve_tasks_running{node=\"n1\",type=\"vzdump\"} 1.0");
    assertThat(server.asked()).doesNotContain(lookUp);

    server
        .data("/cluster/tasks", "[]")
        .data(lookUp, "[" + task("vzdump", "", NOON - 7200, NOON + 100, "job errors") + "]");
    collecting.pollAfter(MINUTE);
    collecting.pollAfter(MINUTE);
    assertThat(results())
        .containsExactly(
            "pve_task_results_total{node=\"n1\",result=\"error\",type=\"vzdump\"} 1.0");
    assertThat(server.asked()).filteredOn(lookUp::equals).hasSize(1);
  }

  @Test
  void whatTheNodeHasForgottenIsNoLongerRunning() {
    listed(running("vncproxy", "101", NOON - 7200), task("a", "", NOON - 10, NOON - 9, "OK"));
    collecting.poll();
    listed();
    server.refuse("/cluster/tasks", 500, "no luck");
    collecting.pollAfter(MINUTE);
    assertThat(collecting.samples("pve_tasks_running"))
        .containsExactly("pve_tasks_running{node=\"n1\",type=\"a\"} 0.0");
    assertThat(results()).isEmpty();
  }

  @Test
  void guestsGoByTheirIdAndOtherThingsByWhatProxmoxCallsThem() {
    listed(
        task("vzdump", "101", NOON - 10, NOON - 9, "OK"),
        task("vzdump", "999", NOON - 10, NOON - 9, "OK"),
        task("vzstart", "998", NOON - 10, NOON - 9, "OK"),
        task("srvrestart", "cron", NOON - 10, NOON - 9, "OK"));
    collecting.poll();
    assertThat(collecting.samples("pve_task_last_duration_seconds"))
        .containsExactlyInAnyOrder(
            "pve_task_last_duration_seconds{id=\"lxc/101\",node=\"n1\",type=\"vzdump\"} 1.0",
            "pve_task_last_duration_seconds{id=\"999\",node=\"n1\",type=\"vzdump\"} 1.0",
            "pve_task_last_duration_seconds{id=\"lxc/998\",node=\"n1\",type=\"vzstart\"} 1.0",
            "pve_task_last_duration_seconds{id=\"cron\",node=\"n1\",type=\"srvrestart\"} 1.0");
  }

  @Test
  void longListsAreReadPageByPageAndTheLatestAreKept() {
    List<String> page = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      page.add(task("imgdel", "volume-" + i, NOON - 1000 - i, NOON - 999L - i, "OK"));
    }
    listed(page.toArray(new String[0]));
    String since = "&since=" + (NOON - 30 * 86_400) + "&source=all&start=500";
    server.data(
        TASKS + "?limit=500" + since,
        "[" + task("imgdel", "older", NOON - 90_000, NOON - 89_999, "OK") + "]");
    collecting.poll();
    assertThat(server.asked()).contains(TASKS + "?limit=500" + since);
    assertThat(collecting.samples("pve_task_last_duration_seconds"))
        .hasSize(500)
        .noneMatch(sample -> sample.contains("older"));
  }

  @Test
  void whatIsOlderThanAMonthIsForgotten() {
    listed(task("qmstart", "200", NOON - 86_400, NOON - 86_399, "OK"));
    collecting.poll();
    listed();
    collecting.pollAfter(Duration.ofDays(30));
    assertThat(collecting.samples("pve_task_last_duration_seconds")).isEmpty();
    assertThat(collecting.samples("pve_task_results_total")).hasSize(3);
  }

  @Test
  void withoutTheRightToSeeAllTasksNoneIsTold() {
    listed(running("qmclone", "200", NOON - 20));
    server.data("/access/permissions", "{\"/\":{\"VM.Audit\":1}}");
    collecting.poll();
    assertThat(collecting.samples()).isEmpty();
    assertThat(collecting.snapshot().missing())
        .containsExactly(new MissingPermission(CollectorName.TASKS, "/nodes/n1", "Sys.Audit"));
  }

  @ParameterizedTest
  @EnumSource
  void eachReleaseTellsOfItsTasks(PveRelease release) {
    AtomicReference<Instant> now = new AtomicReference<>(Collecting.START);
    try (PveSimulator simulator =
            PveSimulator.builder().release(release).clock(now::get).size(3, 30).start();
        Collecting lab = Collecting.of(Targets.of("lab", simulator), CollectorName.TASKS)) {
      lab.poll();
      for (int minute = 0; minute < 20; minute++) {
        now.updateAndGet(before -> before.plus(MINUTE));
        lab.pollAfter(MINUTE);
      }
      assertThat(lab.snapshot().problem()).isNull();
      assertThat(lab.samples("pve_tasks_running")).isNotEmpty();
      assertThat(lab.samples("pve_task_last_success_timestamp_seconds")).isNotEmpty();
      double counted =
          lab.samples("pve_task_results_total").stream()
              .mapToDouble(sample -> Double.parseDouble(sample.substring(sample.lastIndexOf(' '))))
              .sum();
      // One begins every half minute, and none takes longer than a minute and a bit.
      assertThat(counted).isBetween(30.0, 41.0);
    }
  }
}
