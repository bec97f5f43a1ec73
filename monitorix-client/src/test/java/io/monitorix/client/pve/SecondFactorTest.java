package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.monitorix.client.AuthenticationException;
import io.monitorix.client.Credentials;
import io.monitorix.client.ProxmoxException;
import io.monitorix.client.SecondFactor;
import io.monitorix.client.ServerException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecondFactorTest {

  /** The key of the test vectors of RFC 6238; at 59 s its six digits are 287082. */
  private static final String KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  private static final Headers JSON = Headers.of("Content-Type", "application/json");
  private static final String CHALLENGE = "PVE:!tfa!{\"totp\"%3Atrue}:6A000001::c2ln";
  private static final Credentials.Password USER = Credentials.password("ann@pve", "s3cret");

  private final PveServer server = new PveServer();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochSecond(59));
  private final List<Map<String, String>> logins = new ArrayList<>();
  private final Deque<String> goodCodes = new ArrayDeque<>();
  private volatile String ticket = "none";
  private volatile boolean renews = true;
  private volatile boolean breaks;

  @BeforeEach
  void start() {
    server.http.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return request.getTarget().equals("/api2/json/access/ticket")
                ? login(form(request))
                : call(request);
          }
        });
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private PveClient client(Credentials credentials) {
    return server.clientBuilder().credentials(credentials).clock(now::get).build();
  }

  private static Map<String, String> form(RecordedRequest request) {
    ByteString body = Objects.requireNonNull(request.getBody());
    HttpUrl parsed = HttpUrl.get("http://form/?" + body.utf8());
    return parsed.queryParameterNames().stream()
        .collect(
            Collectors.toMap(
                name -> name, name -> Objects.requireNonNull(parsed.queryParameter(name))));
  }

  private synchronized MockResponse login(Map<String, String> form) {
    logins.add(form);
    if (breaks) {
      return new MockResponse.Builder().status("HTTP/1.1 500 no space left").build();
    }
    String password = form.getOrDefault("password", "");
    if (CHALLENGE.equals(form.get("tfa-challenge"))) {
      return password.equals(goodCodes.poll()) ? granted() : refused();
    } else if (password.equals(ticket)) {
      return renews ? granted() : refused();
    }
    return password.equals("s3cret")
        ? json("{\"data\":{\"NeedTFA\":1,\"ticket\":\"" + CHALLENGE.replace("\"", "\\\"") + "\"}}")
        : refused();
  }

  private MockResponse granted() {
    ticket = "PVE:ann@pve:6A00000" + logins.size() + "::c2ln/+==";
    return json("{\"data\":{\"CSRFPreventionToken\":\"6A:x\",\"ticket\":\"" + ticket + "\"}}");
  }

  private static MockResponse json(String body) {
    return new MockResponse(200, JSON, body);
  }

  private static MockResponse refused() {
    return new MockResponse.Builder()
        .status("HTTP/1.1 401 authentication failure")
        .headers(JSON)
        .body("{\"message\":\"authentication failure\\n\",\"data\":null}")
        .build();
  }

  private MockResponse call(RecordedRequest request) {
    return ("PVEAuthCookie=" + ticket).equals(request.getHeaders().get("Cookie"))
        ? json("{\"data\":{\"version\":\"8.4\"}}")
        : new MockResponse.Builder().status("HTTP/1.1 401 No ticket").build();
  }

  @Test
  void aOneTimeCodeOfTheMomentAnswersTheChallenge() {
    goodCodes.add("totp:287082");
    try (PveClient client = client(USER.with(SecondFactor.totp(KEY)))) {
      assertThat(client.version().execute().version()).isEqualTo("8.4");
    }

    assertThat(logins)
        .containsExactly(
            Map.of("username", "ann@pve", "password", "s3cret"),
            Map.of("username", "ann@pve", "password", "totp:287082", "tfa-challenge", CHALLENGE));
  }

  @Test
  void aTicketThatStillLivesIsRenewedWithoutCodeAndPassword() {
    goodCodes.add("totp:287082");
    try (PveClient client = client(USER.with(SecondFactor.totp(KEY)))) {
      client.version().execute();
      String first = ticket;
      now.updateAndGet(time -> time.plus(Duration.ofMinutes(115)));
      client.version().execute();

      assertThat(logins).hasSize(3);
      assertThat(logins.get(2)).isEqualTo(Map.of("username", "ann@pve", "password", first));
    }
  }

  @Test
  void aRenewalThatDidNotComeAboutIsTriedAgainWithTheSameTicket() {
    goodCodes.add("recovery:a-1");
    try (PveClient client = client(USER.with(SecondFactor.recoveryCodes("a-1")))) {
      client.version().execute();
      String first = ticket;
      now.updateAndGet(time -> time.plus(Duration.ofMinutes(115)));
      breaks = true;
      assertThat(catchThrowableOfType(ProxmoxException.class, client.version()::execute))
          .isInstanceOf(ServerException.class);
      breaks = false;

      assertThat(client.version().execute().version()).isEqualTo("8.4");
      assertThat(logins.get(logins.size() - 1)).containsEntry("password", first);
    }
  }

  @Test
  void whereRenewalIsRefusedTheUserLogsInAnew() {
    goodCodes.add("totp:287082");
    try (PveClient client = client(USER.with(SecondFactor.recoveryCodes("a-1", "a-2")))) {
      goodCodes.clear();
      goodCodes.addAll(List.of("recovery:a-1", "recovery:a-2"));
      client.version().execute();
      renews = false;
      now.updateAndGet(time -> time.plus(Duration.ofMinutes(115)));

      assertThat(client.version().execute().version()).isEqualTo("8.4");
      assertThat(logins).hasSize(5);
    }
  }

  @Test
  void aTicketThatIsTooOldIsNotShownAgain() {
    goodCodes.addAll(List.of("recovery:a-1", "recovery:a-2"));
    try (PveClient client = client(USER.with(SecondFactor.recoveryCodes("a-1", "a-2")))) {
      client.version().execute();
      now.updateAndGet(time -> time.plus(Duration.ofMinutes(121)));
      client.version().execute();

      assertThat(logins.get(2)).containsEntry("password", "s3cret");
    }
  }

  @Test
  void noCodeIsShownTwiceAndTheNextStepIsTheLastResort() {
    goodCodes.addAll(List.of("none of them", "totp:359152"));
    try (PveClient client = client(USER.with(SecondFactor.totp(KEY)))) {
      assertThat(catchThrowableOfType(AuthenticationException.class, client.version()::execute))
          .isNotNull();
      assertThat(client.version().execute().version()).isEqualTo("8.4");
      ticket = "none";

      assertThat(catchThrowableOfType(AuthenticationException.class, client.version()::execute))
          .hasMessageContaining("once in 30 s");
    }

    assertThat(logins)
        .filteredOn(login -> login.containsKey("tfa-challenge"))
        .extracting(login -> login.get("password"))
        .containsExactly("totp:287082", "totp:359152");
  }

  @Test
  void spentRecoveryCodesAreSaid() {
    try (PveClient client = client(USER.with(SecondFactor.recoveryCodes("1a2b-3c4d")))) {
      assertThat(catchThrowableOfType(AuthenticationException.class, client.version()::execute))
          .hasMessageNotContaining("1a2b");
      assertThat(catchThrowableOfType(AuthenticationException.class, client.version()::execute))
          .hasMessageContaining("no code is left");
    }
  }

  @Test
  void aPersonIsAskedForACode() {
    goodCodes.add("totp:123456");
    try (PveClient client = client(USER.with(SecondFactor.asked(() -> " 123456\n")))) {
      assertThat(client.version().execute().version()).isEqualTo("8.4");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "123456", "GEZDGNB1", "not a key!"})
  void whatIsNoKeyIsRefusedAtOnce(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SecondFactor.totp(key))
        .withMessageContaining("base 32");
  }

  @Test
  void keysAreTakenAsPeopleCopyThem() {
    assertThat(SecondFactor.totp("gezd gnbv-gy3t qojq GEZDGNBVGY3TQOJQ===="))
        .isEqualTo(SecondFactor.totp(KEY));
  }

  @Test
  void nothingShowsASecret() {
    for (SecondFactor factor :
        Arrays.asList(
            SecondFactor.totp(KEY),
            SecondFactor.recoveryCodes("1a2b-3c4d"),
            SecondFactor.asked(() -> "123456"))) {
      assertThat(USER.with(factor).toString() + factor)
          .doesNotContain("s3cret", "GEZD", "1a2b", "123456");
    }
  }
}
