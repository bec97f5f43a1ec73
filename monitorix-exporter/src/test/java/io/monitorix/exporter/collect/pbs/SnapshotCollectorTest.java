package io.monitorix.exporter.collect.pbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.fixture.Collecting;
import io.monitorix.exporter.fixture.JsonServer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotCollectorTest {

  private static final Duration INTERVAL = Duration.ofMinutes(6);
  private static final String STORE = "/admin/datastore/main";
  private static final String GROUP = "&backup-type=vm&backup-id=100";
  private static final String LABELS =
      "{datastore=\"main\",namespace=\"%s\",type=\"%s\",vm_id=\"%s\",vm_name=\"%s\"} ";

  private JsonServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        new JsonServer()
            .data("/access/permissions", "{\"/\":{\"Datastore.Audit\":1}}")
            .data("/admin/datastore", "[{\"store\":\"main\"}]")
            .data(STORE + "/namespace", "[{\"ns\":\"\"},{\"ns\":\"site/a\"},{\"ns\":\"empty\"}]")
            .data(STORE + "/groups", "[" + group("ct", "7", 2, 1_772_323_200) + "]")
            .data(STORE + "/groups?ns=site%2Fa", "[" + group("vm", "100", 3, 1_772_323_200) + "]")
            .data(STORE + "/groups?ns=empty", "[]")
            .data(
                STORE + "/snapshots?backup-type=ct&backup-id=7",
                "["
                    + backup("ct", "7", 1_772_236_800, "\"old name\"", 10, "ok")
                    + ","
                    + backup("ct", "7", 1_772_323_200, "\"mail\"", 20, "failed")
                    + "]")
            .data(
                STORE + "/snapshots?ns=site%2Fa" + GROUP,
                "[" + backup("vm", "100", 1_772_323_200, "\"web\"", 40, null) + "]");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String group(String type, String id, int count, long last) {
    return ("{\"backup-type\":\"%s\",\"backup-id\":\"%s\",\"backup-count\":%d,\"last-backup\":%d,"
            + "\"files\":[]}")
        .formatted(type, id, count, last);
  }

  private static String backup(
      String type,
      String id,
      long time,
      String comment,
      @Nullable Integer size,
      @Nullable String state) {
    return ("{\"backup-type\":\"%s\",\"backup-id\":\"%s\",\"backup-time\":%d,\"comment\":%s,"
            + "\"files\":[]%s%s}")
        .formatted(
            type,
            id,
            time,
            comment,
            size == null ? "" : ",\"size\":" + size,
            state == null ? "" : ",\"verification\":{\"state\":\"" + state + "\"}");
  }

  private static String labels(String namespace, String type, String id, String name) {
    return LABELS.formatted(namespace, type, id, name);
  }

  private Collecting collecting() {
    return Collecting.of(server.backupTarget(), CollectorName.PBS_SNAPSHOTS);
  }

  @Test
  void backupsAreSummedUpByNamespaceAndByGuest() {
    String ct = labels("", "ct", "7", "mail");
    String vm = labels("site/a", "vm", "100", "web");
    try (Collecting collecting = collecting().poll()) {
      assertThat(collecting.samples())
          .containsExactlyInAnyOrder(
              "pbs_snapshot_count{datastore=\"main\",namespace=\"\"} 2.0",
              "pbs_snapshot_count{datastore=\"main\",namespace=\"site/a\"} 3.0",
              "pbs_snapshot_count{datastore=\"main\",namespace=\"empty\"} 0.0",
              "pbs_snapshot_vm_count" + ct + "2.0",
              "pbs_snapshot_vm_count" + vm + "3.0",
              "pbs_snapshot_vm_last_timestamp_seconds" + ct + "1.7723232E9",
              "pbs_snapshot_vm_last_timestamp_seconds" + vm + "1.7723232E9",
              "pbs_snapshot_vm_last_size_bytes" + ct + "20.0",
              "pbs_snapshot_vm_last_size_bytes" + vm + "40.0",
              "pbs_snapshot_vm_last_verify" + ct + "0.0");
    }
  }

  @Test
  void aGroupThatHasNotChangedIsNotOpenedAgain() {
    try (Collecting collecting = collecting().poll()) {
      int before = server.asked().size();
      collecting.pollAfter(INTERVAL);
      assertThat(server.asked().subList(before, server.asked().size()))
          .contains(STORE + "/groups", STORE + "/groups?ns=site%2Fa")
          .noneMatch(path -> path.contains("/snapshots"));
      assertThat(collecting.samples("pbs_snapshot_vm_count")).hasSize(2);
    }
  }

  @Test
  void aBackupThatIsBeingMadeIsNotTheLastOneAndIsLookedAtAgain() {
    long begun = 1_772_366_400;
    try (Collecting collecting = collecting().poll()) {
      server
          .data(STORE + "/groups?ns=site%2Fa", "[" + group("vm", "100", 4, begun) + "]")
          .data(
              STORE + "/snapshots?ns=site%2Fa" + GROUP,
              "["
                  + backup("vm", "100", begun, "null", null, null)
                  + ","
                  + backup("vm", "100", 1_772_323_200, "\"web\"", 40, null)
                  + "]");
      collecting.pollAfter(INTERVAL);
      String vm = labels("site/a", "vm", "100", "web");
      assertThat(collecting.samples("pbs_snapshot_vm_last_timestamp_seconds"))
          .contains("pbs_snapshot_vm_last_timestamp_seconds" + vm + "1.7723232E9");

      server.data(
          STORE + "/snapshots?ns=site%2Fa" + GROUP,
          "[" + backup("vm", "100", begun, "\"web\"", 41, null) + "]");
      collecting.pollAfter(INTERVAL);
      assertThat(collecting.samples("pbs_snapshot_vm_last_size_bytes"))
          .contains("pbs_snapshot_vm_last_size_bytes" + vm + "41.0");
    }
  }

  @Test
  void aCheckThatComesLaterIsSeen() {
    try (Collecting collecting = collecting().poll()) {
      server.data(
          STORE + "/snapshots?ns=site%2Fa" + GROUP,
          "[" + backup("vm", "100", 1_772_323_200, "\"web\"", 40, "ok") + "]");
      collecting.pollAfter(Duration.ofMinutes(40));
      assertThat(collecting.samples("pbs_snapshot_vm_last_verify"))
          .contains("pbs_snapshot_vm_last_verify" + labels("site/a", "vm", "100", "web") + "1.0");
    }
  }

  @Test
  void oneGroupThatCannotBeOpenedCostsNoOther() {
    server.refuse(STORE + "/snapshots?ns=site%2Fa" + GROUP, 500, "input/output error");
    try (Collecting collecting = collecting().poll()) {
      assertThat(collecting.samples("pbs_snapshot_vm_count"))
          .containsExactly("pbs_snapshot_vm_count" + labels("", "ct", "7", "mail") + "2.0");
      assertThat(collecting.samples("pbs_snapshot_count")).hasSize(3);
    }
  }

  @Test
  void aDatastoreThatIsTakenOutOfUseIsNoFailure() {
    server.refuse(STORE + "/namespace", 400, "datastore 'main' is in offline maintenance mode");
    try (Collecting collecting = collecting().poll()) {
      assertThat(collecting.samples()).isEmpty();
      assertThat(collecting.snapshot().runs()).allMatch(run -> run.success());
    }
  }

  @Test
  void whoSeesOnlyHisOwnBackupsIsToldSoAndNothingElse() {
    server.data(
        "/access/permissions", "{\"/\":{\"Sys.Audit\":1},\"/datastore\":{\"Datastore.Backup\":1}}");
    try (Collecting collecting = collecting().poll()) {
      assertThat(collecting.samples()).isEmpty();
      assertThat(collecting.snapshot().missing())
          .singleElement()
          .satisfies(
              missing -> {
                assertThat(missing.path()).isEqualTo("/datastore/main");
                assertThat(missing.privilege()).isEqualTo("Datastore.Audit");
              });
    }
  }

  @Test
  void manyGroupsAreOpenedAFewHundredAtATime() {
    StringBuilder groups = new StringBuilder();
    for (int id = 1; id <= 450; id++) {
      groups.append(id == 1 ? "[" : ",").append(group("vm", "" + id, 100, 1_772_323_200));
      server.data(
          STORE + "/snapshots?backup-type=vm&backup-id=" + id,
          "[" + backup("vm", "" + id, 1_772_323_200, "\"vm " + id + "\"", id, "ok") + "]");
    }
    server
        .data(STORE + "/namespace", "[{\"ns\":\"\"}]")
        .data(STORE + "/groups", groups.append("]").toString());
    try (Collecting collecting = collecting().poll()) {
      assertThat(collecting.samples("pbs_snapshot_count"))
          .isEqualTo(List.of("pbs_snapshot_count{datastore=\"main\",namespace=\"\"} 45000.0"));
      assertThat(collecting.samples("pbs_snapshot_vm_count")).hasSize(200);
      collecting.pollAfter(INTERVAL).pollAfter(INTERVAL);
      assertThat(collecting.samples("pbs_snapshot_vm_count")).hasSize(450);
    }
  }
}
