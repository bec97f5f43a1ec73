package io.monitorix.exporter.collect.pbs;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.fixture.Collecting;
import io.monitorix.exporter.fixture.JsonServer;
import io.monitorix.exporter.poll.CollectorRun;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusCollectorTest {

  private static final Duration BEAT = Duration.ofSeconds(15);

  private JsonServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        new JsonServer()
            .data("/version", "{\"version\":\"3.4\",\"release\":\"2\",\"repoid\":\"f00d\"}")
            .data("/admin/datastore", "[]")
            .data("/access/permissions", "{\"/\":{\"Sys.Audit\":1}}")
            .data("/nodes/localhost/subscription", "{\"status\":\"active\"}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Collecting collecting() {
    return Collecting.of(
        server.backupTarget(), CollectorName.PBS_STATUS, CollectorName.PBS_MAINTENANCE);
  }

  private static CollectorRun status(Collecting collecting) {
    return collecting.snapshot().runs().stream()
        .filter(run -> run.collector() == CollectorName.PBS_STATUS)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aServerThatAnswersIsUpAndSaysWhatItIs() {
    try (Collecting collecting = collecting().poll()) {
      assertThat(collecting.samples("pbs_up")).containsExactly("pbs_up 1.0");
      assertThat(collecting.samples("pbs_version_info"))
          .containsExactly("pbs_version_info{release=\"2\",repoid=\"f00d\",version=\"3.4\"} 1.0");
      assertThat(status(collecting).success()).isTrue();
    }
    assertThat(server.asked()).filteredOn("/version"::equals).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void aServerThatIsGoneIsDownAndNothingElseIsSaidOfIt() {
    try (Collecting collecting = collecting().poll()) {
      assertThat(collecting.samples("pbs_subscription_status")).hasSize(1);
      server.close();

      collecting.pollAfter(BEAT);
      assertThat(collecting.samples("pbs_up")).containsExactly("pbs_up 0.0");
      assertThat(status(collecting).success()).isFalse();

      collecting.pollAfter(BEAT).pollAfter(BEAT);
      assertThat(collecting.samples()).containsExactly("pbs_up 0.0");
      collecting.pollAfter(BEAT).pollAfter(BEAT);
      assertThat(collecting.samples()).containsExactly("pbs_up 0.0");
      assertThat(collecting.snapshot().problem()).isNotNull();
    }
  }

  @Test
  void aServerThatWasNeverReachedIsDown() {
    server.close();
    try (Collecting collecting = collecting().poll()) {
      assertThat(collecting.samples()).containsExactly("pbs_up 0.0");
    }
  }

  @Test
  void aLoginThatIsRefusedLeavesTheServerUnknownWhichCountsAsDown() {
    server.refuse("/version", 401, "authentication failed");
    try (Collecting collecting = collecting().poll()) {
      assertThat(collecting.samples("pbs_up")).containsExactly("pbs_up 0.0");
      assertThat(status(collecting).success()).isFalse();
    }
  }
}
