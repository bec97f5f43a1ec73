package io.monitorix.exporter.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.exporter.auth.AuditEvent;
import io.monitorix.exporter.auth.Caller;
import io.monitorix.exporter.fixture.TestDatabase;
import io.monitorix.exporter.fixture.VirtualClock;
import io.monitorix.exporter.state.StateDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditLogTest {

  @TempDir private Path directory;

  private final VirtualClock clock = new VirtualClock();

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whatWasDoneIsFoundTheNewestFirst(TestDatabase kind) {
    try (StateDatabase state = StateDatabase.open(kind.fresh(directory), clock)) {
      AuditLog log = log(state);
      for (int i = 0; i < 5; i++) {
        log.record(event("alice", "silence.create", "s" + i, "ok"));
        clock.advance(Duration.ofMinutes(1));
      }
      log.record(event("bob", "login", "bob", "401 wrong"));
      log.record(event("alice", "silence_other", "x", "ok"));

      AuditQuery all = AuditQuery.newest(100);
      assertThat(log.find(all)).hasSize(7);
      List<AuditEntry> first = log.find(AuditQuery.newest(2));
      List<AuditEntry> next =
          log.find(new AuditQuery("", "", "", all.since(), all.until(), first.get(1).id(), 100));
      assertThat(next).hasSize(5).allMatch(each -> each.id() < first.get(1).id());
      assertThat(log.find(with("bob", "", ""))).hasSize(1);
      assertThat(log.find(with("", "silence", ""))).hasSize(5);
      assertThat(log.find(with("", "silence.create", ""))).hasSize(5);
      assertThat(log.find(with("", "", "failed")))
          .extracting(each -> each.event().outcome())
          .containsExactly("401 wrong");
      assertThat(log.find(with("' OR '1'='1", "", ""))).isEmpty();
      assertThat(
              log.find(
                  new AuditQuery(
                      "",
                      "",
                      "",
                      clock.instant().minus(Duration.ofMinutes(2)),
                      clock.instant(),
                      Long.MAX_VALUE,
                      100)))
          .hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void nobodyChangesOrDeletesWhatIsWrittenDown(TestDatabase kind) {
    Database where = kind.fresh(directory);
    try (StateDatabase state = StateDatabase.open(where, clock)) {
      AuditLog log = log(state);
      log.record(event("alice", "login", "alice", "ok"));
      assertThatThrownBy(() -> kind.execute(where, "UPDATE monitorix_audit SET actor = 'bob'"))
          .hasStackTraceContaining("append only");
      assertThatThrownBy(() -> kind.execute(where, "DELETE FROM monitorix_audit"))
          .hasStackTraceContaining("append only");
      assertThat(log.find(AuditQuery.newest(10))).hasSize(1);

      clock.advance(Duration.ofDays(11));
      log.record(event("alice", "logout", "alice", "ok"));
      log.prune();
      assertThat(log.find(AuditQuery.newest(10)))
          .extracting(each -> each.event().action())
          .containsExactly("logout");
      assertThatThrownBy(() -> kind.execute(where, "UPDATE monitorix_audit_pruned SET before = 0"))
          .hasStackTraceContaining("append only");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void eachEventIsALineOfTheFileToo(TestDatabase kind) throws Exception {
    Path file = directory.resolve("audit.jsonl");
    try (StateDatabase state = StateDatabase.open(kind.fresh(directory), clock)) {
      AuditLog log =
          new AuditLog(state, Optional.of(new AuditFile(file)), clock, Duration.ofDays(10));
      log.record(event("ali\nce\0", "login", "x".repeat(20_000), "ok"));
      Files.move(file, directory.resolve("audit.jsonl.1"));
      log.record(event("bob", "login", "bob", "ok"));
      assertThat(log.find(AuditQuery.newest(10)).get(1).event().object()).hasSize(8 * 1024 + 1);
    }
    assertThat(Files.readAllLines(directory.resolve("audit.jsonl.1")))
        .singleElement()
        .satisfies(
            line -> assertThat(line).startsWith("{\"time\":\"2026-02-03T04:05:06Z\",\"actor\":"));
    assertThat(Files.readAllLines(file))
        .singleElement()
        .satisfies(line -> assertThat(line).contains("\"actor\":\"bob\""));
  }

  private AuditLog log(StateDatabase state) {
    return new AuditLog(state, Optional.empty(), clock, Duration.ofDays(10));
  }

  private static AuditQuery with(String actor, String action, String outcome) {
    AuditQuery all = AuditQuery.newest(100);
    return new AuditQuery(
        actor, action, outcome, all.since(), all.until(), all.before(), all.limit());
  }

  private AuditEvent event(String actor, String action, String object, String outcome) {
    return new AuditEvent(
        clock.instant(), actor, Caller.Kind.USER, "192.0.2.1", action, object, "", "{}", outcome);
  }
}
