package io.monitorix.exporter.collect.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.fixture.Collecting;
import io.monitorix.exporter.fixture.JsonServer;
import io.monitorix.exporter.fixture.Targets;
import io.monitorix.exporter.poll.MissingPermission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessCollectorTest {

  /** The clock stands at 2026-03-01T12:00:00Z, which is 1772366400. */
  private static final String USERS =
      """
      [{"userid":"root@pam","enable":1,"expire":0,"tokens":null},
       {"userid":"ann@pve","enable":0,"expire":1772400000,"tokens":[
         {"tokenid":"ci","expire":"1772500000","privsep":1},{"tokenid":"mon","expire":0}]},
       {"userid":"bob@pve","totp-locked":1,"tokens":[{"tokenid":"own"}]},
       {"userid":"cid@pve","enable":1,"tfa-locked-until":1772366500},
       {"userid":"dot@pve","enable":1,"tfa-locked-until":1772366300}]
      """;

  private JsonServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        new JsonServer()
            .data("/version", "{\"version\":\"8.4.1\",\"release\":\"8.4\"}")
            .data("/access/users?full=1", USERS);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void usersAreToldWithWhetherTheyMayLogInAndUntilWhen() {
    try (Collecting collecting = Collecting.of(server.target(), CollectorName.ACCESS)) {
      collecting.poll();
      assertThat(collecting.samples("pve_user_enabled"))
          .containsExactlyInAnyOrder(
              "pve_user_enabled{userid=\"root@pam\"} 1.0",
              "pve_user_enabled{userid=\"ann@pve\"} 0.0",
              "pve_user_enabled{userid=\"bob@pve\"} 1.0",
              "pve_user_enabled{userid=\"cid@pve\"} 1.0",
              "pve_user_enabled{userid=\"dot@pve\"} 1.0");
      assertThat(collecting.samples("pve_user_expire_timestamp_seconds"))
          .containsExactly("pve_user_expire_timestamp_seconds{userid=\"ann@pve\"} 1.7724E9");
    }
  }

  @Test
  void tokensThatNeverExpireHaveNoEnd() {
    try (Collecting collecting = Collecting.of(server.target(), CollectorName.ACCESS)) {
      assertThat(collecting.poll().samples("pve_user_token_expire_timestamp_seconds"))
          .containsExactly(
              "pve_user_token_expire_timestamp_seconds{tokenid=\"ci\",userid=\"ann@pve\"}"
                  + " 1.7725E9");
    }
  }

  @Test
  void whoIsLockedOutOfTheSecondFactorIsLockedUntilThen() {
    try (Collecting collecting = Collecting.of(server.target(), CollectorName.ACCESS)) {
      assertThat(collecting.poll().samples("pve_user_tfa_locked"))
          .containsExactlyInAnyOrder(
              "pve_user_tfa_locked{userid=\"root@pam\"} 0.0",
              "pve_user_tfa_locked{userid=\"ann@pve\"} 0.0",
              "pve_user_tfa_locked{userid=\"bob@pve\"} 1.0",
              "pve_user_tfa_locked{userid=\"cid@pve\"} 1.0",
              "pve_user_tfa_locked{userid=\"dot@pve\"} 0.0");
    }
  }

  @Test
  void before8NobodySaysWhoIsLocked() {
    server.data("/version", "{\"version\":\"7.4-20\",\"release\":\"7.4\"}");
    try (Collecting collecting = Collecting.of(server.target(), CollectorName.ACCESS)) {
      assertThat(collecting.poll().samples("pve_user_tfa_locked")).isEmpty();
      assertThat(collecting.samples("pve_user_enabled")).isNotEmpty();
    }
  }

  @Test
  void withoutTheRightToSeeOthersNothingIsToldAndTheRightIsNamed() {
    server.data("/access/permissions", "{\"/\":{\"VM.Audit\":1}}");
    try (Collecting collecting = Collecting.of(server.target(), CollectorName.ACCESS)) {
      assertThat(collecting.poll().samples("pve_user_enabled")).isEmpty();
      assertThat(collecting.snapshot().missing())
          .containsExactly(
              new MissingPermission(
                  CollectorName.ACCESS, "/access/groups", "Sys.Audit|User.Modify"));
      assertThat(server.asked()).doesNotContain("/access/users?full=1");
    }
  }

  @Test
  void theSimulatorsUsersAreThere() {
    try (PveSimulator simulator = PveSimulator.builder().size(1, 2).start();
        Collecting collecting = Collecting.of(Targets.of("lab", simulator), CollectorName.ACCESS)) {
      assertThat(collecting.poll().samples("pve_user_enabled")).hasSizeGreaterThan(1);
      assertThat(collecting.snapshot().problem()).isNull();
    }
  }
}
