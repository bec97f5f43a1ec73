package io.monitorix.exporter.auth.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.exporter.auth.AccessException;
import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.session.Login;
import io.monitorix.exporter.auth.session.Login.Result;
import io.monitorix.exporter.auth.user.Credentials;
import io.monitorix.exporter.fixture.AccessRoom;
import io.monitorix.exporter.fixture.CodeApp;
import io.monitorix.exporter.fixture.TestDatabase;
import io.monitorix.exporter.fixture.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SecondFactorsTest {

  @TempDir private Path directory;

  private final VirtualClock clock = new VirtualClock();

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aCodeIsAskedForOnceOneHasBeenShown(TestDatabase kind) {
    try (AccessRoom room = AccessRoom.of(kind.fresh(directory), directory, clock)) {
      room.user("alice", Role.ADMIN);
      SecondFactors.Enrolment enrolment = begin(room);
      assertThat(enrolment.uri())
          .startsWith("otpauth://totp/Monitorix%3Aalice?secret=" + enrolment.base32())
          .contains("issuer=Monitorix");
      assertThat(login(room, "")).isInstanceOf(Result.Granted.class);
      assertThatThrownBy(() -> room.accounts().factors().confirm(alice(room), "000000"))
          .isInstanceOf(AccessException.class);
      confirm(room, enrolment);

      assertThat(login(room, "")).isInstanceOf(Result.CodeNeeded.class);
      assertThat(login(room, "123")).isInstanceOf(Result.Refused.class);
      assertThat(login(room, code(enrolment, clock.instant()))).isInstanceOf(Result.Refused.class);
      clock.advance(Duration.ofSeconds(30));
      String next = code(enrolment, clock.instant());
      assertThat(login(room, next)).isInstanceOf(Result.Granted.class);
      assertThat(login(room, next)).isInstanceOf(Result.Refused.class);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aRecoveryCodeIsGoodOnce(TestDatabase kind) {
    try (AccessRoom room = AccessRoom.of(kind.fresh(directory), directory, clock)) {
      room.user("alice", Role.ADMIN);
      List<String> codes = confirm(room, begin(room));
      assertThat(codes).hasSize(10).doesNotHaveDuplicates().allMatch(each -> each.length() == 19);
      String typed = codes.get(3).toLowerCase(Locale.ROOT).replace("-", " ");
      assertThat(login(room, typed)).isInstanceOf(Result.Granted.class);
      assertThat(login(room, codes.get(3))).isInstanceOf(Result.Refused.class);
      assertThat(room.accounts().factors().recoveryCodesLeft(alice(room).user())).isEqualTo(9);
      List<String> fresh = room.accounts().factors().newRecoveryCodes(alice(room).user());
      assertThat(login(room, codes.get(4))).isInstanceOf(Result.Refused.class);
      assertThat(login(room, fresh.get(4))).isInstanceOf(Result.Granted.class);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void theSecretIsNotReadableInTheDatabase(TestDatabase kind) {
    try (AccessRoom room = AccessRoom.of(kind.fresh(directory), directory, clock)) {
      room.user("alice", Role.ADMIN);
      SecondFactors.Enrolment enrolment = begin(room);
      assertThat(alice(room).sealedSecret().orElseThrow()).doesNotContain(enrolment.base32());
      confirm(room, enrolment);
      room.accounts().factors().remove(alice(room).user());
      assertThat(alice(room).sealedSecret()).isEmpty();
      assertThat(login(room, "")).isInstanceOf(Result.Granted.class);
    }
  }

  @Test
  void oneStepOfDriftIsTakenAndNoMore() {
    OneTimeCodes codes = new OneTimeCodes();
    String secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    Instant now = Instant.ofEpochSecond(1_111_111_109);
    // RFC 6238, appendix B: the last six of the eight digits for SHA-1.
    assertThat(codes.step(secret, "081804", now, 0)).hasValue(37_037_036);
    assertThat(codes.step(secret, "081804", now.plusSeconds(30), 0)).hasValue(37_037_036);
    assertThat(codes.step(secret, "081804", now.minusSeconds(30), 0)).hasValue(37_037_036);
    assertThat(codes.step(secret, "081804", now.plusSeconds(61), 0)).isEmpty();
    assertThat(codes.step(secret, "081804", now, 37_037_036)).isEmpty();
    assertThat(codes.step(secret, "", now, 0)).isEmpty();
  }

  private SecondFactors.Enrolment begin(AccessRoom room) {
    return room.accounts().factors().begin(alice(room).user());
  }

  private List<String> confirm(AccessRoom room, SecondFactors.Enrolment enrolment) {
    return room.accounts().factors().confirm(alice(room), code(enrolment, clock.instant()));
  }

  private static Credentials alice(AccessRoom room) {
    return room.accounts().users().credentials("alice").orElseThrow();
  }

  private static Login.Result login(AccessRoom room, String code) {
    return room.accounts().login().check("alice", AccessRoom.PASSWORD, code, "192.0.2.1");
  }

  private static String code(SecondFactors.Enrolment enrolment, Instant time) {
    return CodeApp.code(enrolment.base32(), time);
  }
}
