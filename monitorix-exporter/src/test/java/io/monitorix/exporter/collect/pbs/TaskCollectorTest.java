package io.monitorix.exporter.collect.pbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.fixture.Collecting;
import io.monitorix.exporter.fixture.JsonServer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskCollectorTest {

  private static final Duration INTERVAL = Duration.ofSeconds(31);
  private static final String TASKS = "/nodes/localhost/tasks";
  private static final String RUNNING = TASKS + "?limit=0&running=1";
  private static final long START = Collecting.START.getEpochSecond();
  private static final long YESTERDAY = START - 86_400;

  private JsonServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        new JsonServer()
            .data("/access/permissions", "{\"/\":{\"Sys.Audit\":1}}")
            .data("/admin/datastore", "[]")
            .data(RUNNING, "[" + task(1, START - 7200, "verificationjob", null) + "]")
            .data(
                since(YESTERDAY),
                "["
                    + task(1, START - 7200, "verificationjob", null)
                    + ","
                    + task(2, START - 600, "backup", "OK")
                    + "]");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String since(long second) {
    return TASKS + "?limit=0&since=" + second;
  }

  private static String status(int number, long start, String type) {
    return TASKS + "/" + upid(number, start, type) + "/status";
  }

  private static String upid(int number, long start, String type) {
    return "UPID:bak:000002E2:00000AEF:%08X:%08X:%s:main:root@pam:".formatted(number, start, type);
  }

  private static String task(int number, long start, String type, @Nullable String status) {
    return "{\"upid\":\"%s\",\"worker_type\":\"%s\",\"worker_id\":\"main\",\"starttime\":%d%s}"
        .formatted(
            upid(number, start, type),
            type,
            start,
            status == null
                ? ""
                : ",\"endtime\":%d,\"status\":\"%s\"".formatted(start + 60, status));
  }

  private Collecting collecting() {
    return Collecting.of(server.backupTarget(), CollectorName.PBS_TASKS);
  }

  private static String results(String type, String result, int count) {
    return "pbs_task_results_total{result=\"%s\",type=\"%s\"} %d.0".formatted(result, type, count);
  }

  @Test
  void atFirstNothingIsCountedAndTheTypesAreKnown() {
    try (Collecting collecting = collecting().poll()) {
      assertThat(collecting.samples())
          .containsExactlyInAnyOrder(
              "pbs_tasks_running{type=\"backup\"} 0.0",
              "pbs_tasks_running{type=\"verificationjob\"} 1.0",
              results("backup", "ok", 0),
              results("backup", "warning", 0),
              results("backup", "error", 0),
              results("verificationjob", "ok", 0),
              results("verificationjob", "warning", 0),
              results("verificationjob", "error", 0));
    }
  }

  @Test
  void eachTaskThatEndsIsCountedOnce() {
    long later = START + 10;
    String failed = task(3, later, "backup", "connection error");
    String long1 = task(1, START - 7200, "verificationjob", null);
    try (Collecting collecting = collecting().poll()) {
      server
          .data(RUNNING, "[" + long1 + "," + task(4, later, "backup", null) + "]")
          .data(
              since(START - 600),
              "["
                  + task(2, START - 600, "backup", "OK")
                  + ","
                  + failed
                  + ","
                  + task(4, later, "backup", "OK")
                  + "]");
      collecting.pollAfter(INTERVAL);
      assertThat(collecting.samples("pbs_task_results_total"))
          .contains(results("backup", "ok", 1), results("backup", "error", 1));
      assertThat(collecting.samples("pbs_tasks_running"))
          .contains("pbs_tasks_running{type=\"backup\"} 0.0");

      server
          .data(RUNNING, "[" + long1 + "]")
          .data(since(later), "[" + failed + "," + task(4, later, "backup", "OK") + "]");
      collecting.pollAfter(INTERVAL).pollAfter(INTERVAL);
      assertThat(collecting.samples("pbs_task_results_total"))
          .contains(results("backup", "ok", 1), results("backup", "error", 1));
    }
  }

  @Test
  void aLongTaskThatEndsOutOfSightIsAskedFor() {
    try (Collecting collecting = collecting().poll()) {
      server
          .data(RUNNING, "[]")
          .data(since(START - 600), "[" + task(2, START - 600, "backup", "OK") + "]")
          .data(
              status(1, START - 7200, "verificationjob"),
              "{\"upid\":\"%s\",\"status\":\"stopped\",\"exitstatus\":\"WARNINGS: 3\"}"
                  .formatted(upid(1, START - 7200, "verificationjob")));
      collecting.pollAfter(INTERVAL).pollAfter(INTERVAL);
      assertThat(collecting.samples())
          .contains(
              results("verificationjob", "warning", 1),
              "pbs_tasks_running{type=\"verificationjob\"} 0.0");
    }
  }

  @Test
  void whatEndedWhileTheServerDidNotAnswerIsCountedAfterwards() {
    try (Collecting collecting = collecting().poll()) {
      server.refuse(RUNNING, 503, "later");
      collecting.pollAfter(INTERVAL).pollAfter(INTERVAL).pollAfter(INTERVAL);
      assertThat(collecting.samples()).isEmpty();

      server
          .data(RUNNING, "[" + task(1, START - 7200, "verificationjob", null) + "]")
          .data(since(START - 600), "[" + task(5, START + 40, "backup", "OK") + "]");
      collecting.pollAfter(Duration.ofMinutes(5));
      assertThat(collecting.samples()).contains(results("backup", "ok", 1));
    }
  }

  @Test
  void aTaskThatIsForgottenByTheServerEndsWithoutAKnownResult() {
    try (Collecting collecting = collecting().poll()) {
      server
          .data(RUNNING, "[]")
          .data(since(START - 600), "[]")
          .refuse(status(1, START - 7200, "verificationjob"), 404, "no such task");
      collecting.pollAfter(INTERVAL);
      assertThat(collecting.samples())
          .contains(results("verificationjob", "unknown", 1))
          .contains("pbs_tasks_running{type=\"verificationjob\"} 0.0");
    }
  }
}
