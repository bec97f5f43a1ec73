package io.monitorix.examples.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.monitorix.examples.simulator.Browser.Answer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.FormBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecondFactorTest {
  /** Base32 of the twenty digits that RFC 6238 takes for its examples. */
  private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  private final MovableClock clock = new MovableClock();
  private final PveSimulator pve =
      PveSimulator.builder()
          .clock(clock)
          .user("both@pve", "both-pw")
          .role("PVEAuditor", "/")
          .totp(SECRET)
          .recoveryCodes("aaaa-bbbb", "cccc-dddd")
          .user("totp@pve", "totp-pw")
          .totp(SECRET)
          .start();
  private final Browser browser = new Browser(pve);

  @AfterEach
  void close() {
    browser.close();
    pve.close();
  }

  @Test
  void aPasswordAloneGivesAChallengeThatOpensNothing() {
    Answer first = browser.login("totp@pve", "totp-pw");

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.object())
        .containsEntry("NeedTFA", 1.0)
        .containsEntry("username", "totp@pve")
        .doesNotContainKey("cap");
    assertThat(ticket(first)).startsWith("PVE:!tfa!{\"totp\"%3Atrue}:").contains("::");
    Answer read =
        browser.send(
            browser.request("/version").header("Cookie", "PVEAuthCookie=" + ticket(first)).build());
    assertThat(read.status()).isEqualTo(401);
    assertThat(read.reason()).isEqualTo("Authentication failed!");
    assertThat(browser.login("totp@pve", ticket(first)).status()).isEqualTo(401);
    assertThat(pve.logins()).isZero();
  }

  @Test
  void theCodeOfTheMomentGivesTheTicket() {
    Answer second = answer("both@pve", challenge("both@pve", "both-pw"), "totp:" + code(0));

    assertThat(second.object()).containsKeys("cap", "CSRFPreventionToken");
    Answer read =
        browser.send(
            browser
                .request("/nodes/pve1/status")
                .header("Cookie", "PVEAuthCookie=" + ticket(second))
                .build());
    assertThat(read.status()).isEqualTo(200);
    assertThat(pve.logins()).isEqualTo(1);
  }

  @Test
  void aRenewalAsksForNoCode() {
    Answer second = answer("both@pve", challenge("both@pve", "both-pw"), "totp:" + code(0));
    Answer renewed = browser.login("both@pve", ticket(second));

    assertThat(renewed.object()).containsKey("cap").doesNotContainKey("NeedTFA");
    assertThat(pve.logins()).isEqualTo(2);
  }

  @Test
  void codesOfOneStepBeforeAndAfterCountAndOthersDoNot() {
    for (int steps : new int[] {-2, 2}) {
      assertThat(answer("totp@pve", challenge("totp@pve", "totp-pw"), "totp:" + code(steps)))
          .extracting(Answer::status)
          .isEqualTo(401);
    }
    for (int steps : new int[] {-1, 0, 1}) {
      assertThat(answer("totp@pve", challenge("totp@pve", "totp-pw"), "totp:" + code(steps)))
          .extracting(Answer::status)
          .isEqualTo(200);
    }
  }

  @Test
  void aCodeCountsOnce() {
    String code = "totp:" + code(0);

    assertThat(answer("totp@pve", challenge("totp@pve", "totp-pw"), code).status()).isEqualTo(200);
    assertThat(answer("totp@pve", challenge("totp@pve", "totp-pw"), code).status()).isEqualTo(401);
    clock.advance(Duration.ofSeconds(30));
    assertThat(answer("totp@pve", challenge("totp@pve", "totp-pw"), "totp:" + code(0)).status())
        .isEqualTo(200);
  }

  @Test
  void aRecoveryCodeCountsOnceAndIsNoLongerOffered() {
    String challenge = challenge("both@pve", "both-pw");

    assertThat(challenge).startsWith("PVE:!tfa!{\"totp\"%3Atrue,\"recovery\"%3A[0,1]}:");
    assertThat(answer("both@pve", challenge, "recovery:aaaa-bbbb").status()).isEqualTo(200);
    assertThat(answer("both@pve", challenge, "recovery:aaaa-bbbb").status()).isEqualTo(401);
    assertThat(challenge("both@pve", "both-pw")).contains("\"recovery\"%3A[1]");
  }

  @Test
  void wrongAnswersAreRefusedInTheWordsOfAWrongPassword() {
    String challenge = challenge("both@pve", "both-pw");
    for (String answer : new String[] {"totp:000000", "recovery:x", "u2f:1", code(0), ""}) {
      Answer refused = answer("both@pve", challenge, answer);

      assertThat(refused.status()).as(answer).isEqualTo(401);
      assertThat(refused.reason()).isEqualTo("authentication failure");
    }
  }

  @Test
  void aChallengeIsForItsOwnUserAndTwoHours() {
    String challenge = challenge("totp@pve", "totp-pw");

    assertThat(answer("both@pve", challenge, "totp:" + code(0)).status()).isEqualTo(401);
    assertThat(answer("totp@pve", challenge + "x", "totp:" + code(0)).status()).isEqualTo(401);
    clock.advance(Duration.ofMinutes(121));
    assertThat(answer("totp@pve", challenge, "totp:" + code(0)).status()).isEqualTo(401);
  }

  @Test
  void aCodeOfTheOldKindIsNotTaken() {
    Map<String, String> form = new HashMap<>();
    form.put("username", "totp@pve");
    form.put("password", "totp-pw");
    form.put("otp", code(0));

    assertThat(login(form).status()).isEqualTo(401);
    form.put("otp", "totp:" + code(0));
    assertThat(login(form).object()).containsEntry("NeedTFA", 1.0);
  }

  @Test
  void aSecretThatIsNotBase32IsRefusedWithoutBeingTold() {
    assertThatThrownBy(() -> PveSimulator.builder().user("a@pve", "x").totp("not-base-32!"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Base32")
        .hasMessageNotContaining("not-base-32");
    assertThatThrownBy(() -> PveSimulator.builder().totp(SECRET))
        .isInstanceOf(IllegalStateException.class);
  }

  private String challenge(String user, String password) {
    return ticket(browser.login(user, password));
  }

  private Answer answer(String user, String challenge, String answer) {
    return login(Map.of("username", user, "tfa-challenge", challenge, "password", answer));
  }

  private Answer login(Map<String, String> parameters) {
    FormBody.Builder form = new FormBody.Builder();
    parameters.forEach(form::add);
    return browser.send(browser.request("/access/ticket").post(form.build()).build());
  }

  private static String ticket(Answer answer) {
    return String.valueOf(answer.object().get("ticket"));
  }

  private String code(int stepsAhead) {
    try {
      return new TimeBasedOneTimePasswordGenerator()
          .generateOneTimePasswordString(
              new SecretKeySpec(KEY, "HmacSHA1"), clock.instant().plusSeconds(30L * stepsAhead));
    } catch (InvalidKeyException e) {
      throw new AssertionError(e);
    }
  }
}
