package io.monitorix.exporter.collect.pbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.fixture.Collecting;
import io.monitorix.exporter.fixture.JsonServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobCollectorTest {

  private static final String UPID =
      "UPID:bak:000002E2:00000AEF:00000003:69A3CA00:verificationjob:main:root@pam:";

  private static final String RAN =
      "\"next-run\":1772420400,\"last-run-upid\":\"" + UPID + "\",\"last-run-endtime\":1772342400,";

  private JsonServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        new JsonServer()
            .data(
                "/access/permissions",
                "{\"/\":{\"Sys.Audit\":1,\"Remote.Audit\":1,\"Tape.Audit\":1}}")
            .data("/admin/datastore", "[]")
            .data(
                "/admin/verify",
                "[{\"id\":\"v-1\",\"store\":\"main\"," + RAN + "\"last-run-state\":\"OK\"}]")
            .data(
                "/admin/sync?sync-direction=all",
                "[{\"id\":\"s-1\",\"store\":\"main\","
                    + RAN
                    + "\"last-run-state\":\"sync failed\"},"
                    + "{\"id\":\"s-2\",\"store\":\"main\"}]")
            .data("/admin/prune", "[{\"id\":\"p-1\",\"store\":\"off\",\"next-run\":1772420400}]")
            .data("/admin/gc", "[{\"store\":\"main\"," + RAN + "\"last-run-state\":\"OK\"}]")
            .data(
                "/tape/backup",
                "[{\"id\":\"t-1\",\"store\":\"main\"," + RAN + "\"last-run-state\":\"unknown\"}]");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Collecting collecting() {
    return Collecting.of(server.backupTarget(), CollectorName.PBS_JOBS);
  }

  private static String labels(String kind, String job, String store) {
    return "{datastore=\"" + store + "\",job=\"" + job + "\",kind=\"" + kind + "\"} ";
  }

  private static String result(String kind, String job, String result) {
    return "pbs_job_last_result{datastore=\"main\",job=\"%s\",kind=\"%s\",result=\"%s\"} 1.0"
        .formatted(job, kind, result);
  }

  @Test
  void eachKindOfJobTellsOfItsLastRunAndItsNext() {
    String last = "pbs_job_last_run_timestamp_seconds";
    String next = "pbs_job_next_run_timestamp_seconds";
    try (Collecting collecting = collecting().poll()) {
      assertThat(collecting.samples())
          .containsExactlyInAnyOrder(
              last + labels("verify", "v-1", "main") + "1.7723424E9",
              last + labels("sync", "s-1", "main") + "1.7723424E9",
              last + labels("gc", "main", "main") + "1.7723424E9",
              next + labels("verify", "v-1", "main") + "1.7724204E9",
              next + labels("sync", "s-1", "main") + "1.7724204E9",
              next + labels("prune", "p-1", "off") + "1.7724204E9",
              next + labels("gc", "main", "main") + "1.7724204E9",
              last + labels("tape", "t-1", "main") + "1.7723424E9",
              next + labels("tape", "t-1", "main") + "1.7724204E9",
              result("verify", "v-1", "ok"),
              result("sync", "s-1", "error"),
              result("gc", "main", "ok"),
              result("tape", "t-1", "unknown"));
    }
  }

  @Test
  void whileAJobRunsItsRunBeforeCounts() {
    try (Collecting collecting = collecting().poll()) {
      server.data(
          "/admin/sync?sync-direction=all",
          "[{\"id\":\"s-1\",\"store\":\"main\",\"last-run-upid\":\"" + UPID + "\"}]");
      collecting.pollAfter(Duration.ofMinutes(2));
      assertThat(collecting.samples("pbs_job_last_result"))
          .contains(result("sync", "s-1", "error"));
    }
  }

  @Test
  void oldReleasesAreAskedWithoutADirection() {
    server
        .refuse("/admin/sync?sync-direction=all", 400, "parameter verification failed")
        .data("/admin/sync", "[{\"id\":\"s-9\",\"store\":\"x\",\"next-run\":1772420400}]");
    try (Collecting collecting = collecting().poll()) {
      assertThat(collecting.samples("pbs_job_next_run_timestamp_seconds"))
          .contains(
              "pbs_job_next_run_timestamp_seconds" + labels("sync", "s-9", "x") + "1.7724204E9");
      assertThat(collecting.snapshot().runs()).allMatch(run -> run.success());
    }
  }

  @Test
  void whatProxmoxWouldFilterIsNotTakenForNothing() {
    server.data("/access/permissions", "{\"/\":{\"Sys.Audit\":1,\"Datastore.Audit\":1}}");
    try (Collecting collecting = collecting().poll()) {
      assertThat(collecting.samples()).noneMatch(sample -> sample.contains("kind=\"sync\""));
      assertThat(collecting.snapshot().missing())
          .extracting(missing -> missing.path() + " " + missing.privilege())
          .containsExactlyInAnyOrder("/remote Remote.Audit", "/tape Tape.Audit");
    }
  }
}
