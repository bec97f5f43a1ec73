package io.monitorix.exporter.web.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.fixture.VirtualClock;
import io.monitorix.exporter.web.access.BasicAuth.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasicAuthTest {

  private final VirtualClock clock = new VirtualClock();
  private final BasicAuth auth = new BasicAuth(clock, new Random(1));

  private static Secret hash(String password, int cost) {
    return new Secret(BCrypt.withDefaults().hashToString(cost, password.toCharArray()));
  }

  private static String basic(String user, String password) {
    return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "alice, right, GRANTED",
    "alice, wrong, REFUSED",
    "alice, '',    REFUSED",
    "bob,   right, REFUSED",
    "bob,   a:b:c, GRANTED",
    "carol, right, REFUSED",
    "'',    right, REFUSED",
    "Alice, right, REFUSED",
  })
  void userAndPasswordBelongTogether(String user, String password, Verdict verdict) {
    Map<String, Secret> users = Map.of("alice", hash("right", 4), "bob", hash("a:b:c", 5));

    assertThat(auth.check(basic(user, password), users)).isEqualTo(verdict);
    assertThat(auth.check(basic(user, password), users)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "Basic", "Basic ", "Basic !!", "Bearer x", "Basic YWxpY2U=", "basic x"})
  void whatIsNoUserAndPasswordIsRefused(String header) {
    assertThat(auth.check(header, Map.of("alice", hash("right", 4)))).isEqualTo(Verdict.REFUSED);
  }

  @Test
  void schemeIsWrittenInWhateverCase() {
    Map<String, Secret> users = Map.of("alice", hash("right", 4));

    assertThat(auth.check(basic("alice", "right").replace("Basic ", "bASIC   "), users))
        .isEqualTo(Verdict.GRANTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"$2y$", "$2b$", "$2a$"})
  void eachVersionOfBcryptIsUnderstood(String version) {
    String own = BCrypt.withDefaults().hashToString(5, "right".toCharArray());
    Secret hash = new Secret(version + own.substring(4));

    assertThat(auth.check(basic("alice", "right"), Map.of("alice", hash)))
        .isEqualTo(Verdict.GRANTED);
    assertThat(auth.check(basic("alice", "wrong"), Map.of("alice", hash)))
        .isEqualTo(Verdict.REFUSED);
  }

  @Test
  void ofALongPasswordOnlyWhatBcryptReadsCounts() {
    Map<String, Secret> users = Map.of("alice", hash("x".repeat(72), 4));

    assertThat(auth.check(basic("alice", "x".repeat(80)), users)).isEqualTo(Verdict.GRANTED);
    assertThat(auth.check(basic("alice", "x".repeat(71)), users)).isEqualTo(Verdict.REFUSED);
    assertThat(auth.check(basic("alice", "é".repeat(60)), users)).isEqualTo(Verdict.REFUSED);
  }

  @Test
  void rightPasswordIsRememberedForAWhileAndOnlyWithItsHash() {
    Map<String, Secret> users = Map.of("alice", hash("right", 11));
    String header = basic("alice", "right");
    long slow = nanos(header, users);

    long remembered = nanos(header, users);
    assertThat(remembered).isLessThan(slow / 4);

    assertThat(auth.check(header, Map.of("alice", hash("other", 4)))).isEqualTo(Verdict.REFUSED);
    clock.advance(Duration.ofMinutes(4));
    assertThat(nanos(header, users)).isLessThan(slow / 4);
    clock.advance(Duration.ofMinutes(4));
    assertThat(nanos(header, users)).as("each use begins anew").isLessThan(slow / 4);
    clock.advance(Duration.ofMinutes(5));
    assertThat(nanos(header, users)).isGreaterThan(4 * remembered);
  }

  @Test
  void nameThatDoesNotExistCostsAsMuchAsAWrongPassword() {
    Map<String, Secret> users = Map.of("alice", hash("right", 10), "bob", hash("right", 4));
    nanos(basic("alice", "warm"), users);

    long wrong = nanos(basic("alice", "wrong"), users);
    long unknown = nanos(basic("nobody", "wrong"), users);

    assertThat(unknown).isGreaterThan(wrong / 4);
  }

  private long nanos(String header, Map<String, Secret> users) {
    long start = System.nanoTime();
    auth.check(header, users);
    return System.nanoTime() - start;
  }

  @Test
  void onlyAFewPasswordsWaitToBeChecked() throws Exception {
    Map<String, Secret> users = Map.of("alice", hash("right", 11));
    String known = basic("alice", "right");
    assertThat(auth.check(known, users)).isEqualTo(Verdict.GRANTED);
    ExecutorService attackers = Executors.newFixedThreadPool(40);
    try {
      List<Future<Verdict>> attempts = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String guess = basic("alice", "guess-" + i);
        attempts.add(attackers.submit(() -> auth.check(guess, users)));
      }
      assertThat(auth.check(known, users)).isEqualTo(Verdict.GRANTED);
      List<Verdict> verdicts = new ArrayList<>();
      for (Future<Verdict> attempt : attempts) {
        verdicts.add(attempt.get());
      }
      assertThat(verdicts).contains(Verdict.BUSY, Verdict.REFUSED).doesNotContain(Verdict.GRANTED);
    } finally {
      attackers.shutdownNow();
    }
  }
}
