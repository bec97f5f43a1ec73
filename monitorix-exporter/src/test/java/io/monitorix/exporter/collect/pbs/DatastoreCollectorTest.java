package io.monitorix.exporter.collect.pbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.fixture.Collecting;
import io.monitorix.exporter.fixture.JsonServer;
import io.monitorix.exporter.fixture.Samples;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatastoreCollectorTest {

  private static final String UPID =
      "UPID:bak:000002E2:00000AEF:00000003:69A3CA00:garbage_collection:main:root@pam:";

  /** Full a year after the clock's start, full in the past, not to be read, never tidied up. */
  private static final String USAGE =
      """
      [{"store":"main","total":1000,"used":600,"avail":380,"estimated-full-date":1803902400,
        "history":[0.5,0.6],"history-start":1772280000,"history-delta":1800,
        "gc-status":{"upid":"%s","index-data-bytes":9000,"disk-bytes":600,"removed-bytes":50,
                     "pending-bytes":7}},
       {"store":"still","total":10,"used":1,"avail":9,"estimated-full-date":1700000000,
        "gc-status":{"upid":null,"index-data-bytes":0,"disk-bytes":0,"removed-bytes":0,
                     "pending-bytes":0}},
       {"store":"gone","error":"no such device"}]
      """
          .formatted(UPID);

  private static final String STORES =
      """
      [{"store":"main"},{"store":"still","maintenance":"type=read-only,message=\\"moving\\""},
       {"store":"gone","maintenance":"offline"}]
      """;

  private JsonServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        new JsonServer()
            .data("/admin/datastore", STORES)
            .data("/status/datastore-usage", USAGE)
            .data(
                "/admin/gc",
                """
                [{"store":"main","upid":"%s","next-run":1772420400,"last-run-endtime":1772342400,
                  "last-run-state":"WARNINGS: 2","duration":90},
                 {"store":"still","next-run":1772420400}]
                """
                    .formatted(UPID));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Collecting collecting() {
    return Collecting.of(server.backupTarget(), CollectorName.PBS_DATASTORES);
  }

  @Test
  void figuresAreThoseOfTheServerAndAbsentWhereItHasNone() {
    try (Collecting collecting = collecting().poll()) {
      assertThat(collecting.samples())
          .containsExactlyInAnyOrder(
              "pbs_datastore_size_bytes{datastore=\"main\"} 1000.0",
              "pbs_datastore_size_bytes{datastore=\"still\"} 10.0",
              "pbs_datastore_used_bytes{datastore=\"main\"} 600.0",
              "pbs_datastore_used_bytes{datastore=\"still\"} 1.0",
              "pbs_datastore_available_bytes{datastore=\"main\"} 380.0",
              "pbs_datastore_available_bytes{datastore=\"still\"} 9.0",
              "pbs_datastore_estimated_full_timestamp_seconds{datastore=\"main\"} 1.8039024E9",
              "pbs_datastore_deduplication_factor{datastore=\"main\"} 15.0",
              "pbs_datastore_gc_last_run_timestamp_seconds{datastore=\"main\"} 1.7723424E9",
              "pbs_datastore_gc_duration_seconds{datastore=\"main\"} 90.0",
              "pbs_datastore_gc_removed_bytes{datastore=\"main\"} 50.0",
              "pbs_datastore_gc_pending_bytes{datastore=\"main\"} 7.0",
              "pbs_datastore_gc_result{datastore=\"main\",result=\"warning\"} 1.0",
              "pbs_datastore_maintenance{datastore=\"still\",mode=\"read-only\"} 1.0",
              "pbs_datastore_maintenance{datastore=\"gone\",mode=\"offline\"} 1.0");
    }
  }

  @Test
  void everyStateIsToldWhereThatIsWanted() {
    try (Collecting collecting = collecting().poll()) {
      assertThat(Samples.samples(collecting.families(true), "pbs_datastore_gc_result"))
          .containsExactlyInAnyOrder(
              "pbs_datastore_gc_result{datastore=\"main\",result=\"ok\"} 0.0",
              "pbs_datastore_gc_result{datastore=\"main\",result=\"warning\"} 1.0",
              "pbs_datastore_gc_result{datastore=\"main\",result=\"error\"} 0.0",
              "pbs_datastore_gc_result{datastore=\"main\",result=\"unknown\"} 0.0");
    }
  }

  @Test
  void whileACollectionRunsTheOneBeforeCounts() {
    try (Collecting collecting = collecting().poll()) {
      server.data("/admin/gc", "[{\"store\":\"main\",\"upid\":\"" + UPID + "\"}]");
      collecting.pollAfter(Duration.ofMinutes(2));
      assertThat(collecting.samples("pbs_datastore_gc_result"))
          .containsExactly("pbs_datastore_gc_result{datastore=\"main\",result=\"warning\"} 1.0");
      assertThat(collecting.samples("pbs_datastore_gc_last_run_timestamp_seconds")).hasSize(1);
      collecting.pollAfter(Duration.ofMinutes(2));
      assertThat(collecting.samples("pbs_datastore_gc_last_run_timestamp_seconds")).hasSize(1);
    }
  }

  @Test
  void oldReleasesTellByTheirTasks() {
    server
        .refuse("/admin/gc", 404, "Path '/api2/json/admin/gc' not found.")
        .data(
            "/nodes/localhost/tasks?limit=200&running=0&typefilter=garbage_collection",
            """
            [{"upid":"%s","worker_type":"garbage_collection","worker_id":"main",
              "starttime":1772342300,"endtime":1772342400,"status":"OK"},
             {"upid":"%s","worker_type":"garbage_collection","worker_id":"main",
              "starttime":1772255900,"endtime":1772256000,"status":"broken"}]
            """
                .formatted(UPID, UPID.replace("69A3CA00", "69A27880")));
    try (Collecting collecting = collecting().poll()) {
      assertThat(collecting.samples())
          .contains(
              "pbs_datastore_gc_last_run_timestamp_seconds{datastore=\"main\"} 1.7723424E9",
              "pbs_datastore_gc_duration_seconds{datastore=\"main\"} 100.0",
              "pbs_datastore_gc_result{datastore=\"main\",result=\"ok\"} 1.0");
    }
  }

  @Test
  void oneAnswerThatFailsCostsOnlyWhatItTells() {
    server.refuse("/status/datastore-usage", 500, "broken");
    try (Collecting collecting = collecting().poll()) {
      assertThat(collecting.samples("pbs_datastore_size_bytes")).isEmpty();
      assertThat(collecting.samples("pbs_datastore_gc_result")).hasSize(1);
      assertThat(collecting.samples("pbs_datastore_maintenance")).hasSize(2);
    }
  }
}
