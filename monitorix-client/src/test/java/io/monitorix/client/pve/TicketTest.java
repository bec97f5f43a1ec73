package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.monitorix.client.AuthenticationException;
import io.monitorix.client.Credentials;
import io.monitorix.client.pve.model.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TicketTest {

  private static final Headers JSON = Headers.of("Content-Type", "application/json");

  private final PveServer server = new PveServer();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
  private final AtomicInteger logins = new AtomicInteger();
  private final AtomicReference<String> accepted = new AtomicReference<>("");
  private final AtomicReference<String> lastForm = new AtomicReference<>("");
  private volatile boolean refuseLogins;
  private volatile String extra = "";
  private final CountDownLatch loginMayEnd = new CountDownLatch(1);
  private volatile boolean holdLogins;
  private PveClient client = server.client;

  @BeforeEach
  void start() {
    server.http.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            return request.getTarget().equals("/api2/json/access/ticket")
                ? login(request)
                : call(request);
          }
        });
    client =
        server
            .clientBuilder()
            .credentials(Credentials.password("mon@pve", "p&ss=wörd"))
            .clock(now::get)
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private MockResponse login(RecordedRequest request) throws InterruptedException {
    int number = logins.incrementAndGet();
    ByteString body = request.getBody();
    lastForm.set(body == null ? "" : body.utf8());
    if (holdLogins) {
      loginMayEnd.await();
    }
    if (refuseLogins) {
      return new MockResponse.Builder()
          .status("HTTP/1.1 401 authentication failure")
          .headers(JSON)
          .body("{\"message\":\"authentication failure\\n\",\"data\":null}")
          .build();
    }
    String ticket = "PVE:mon@pve:6A00000" + number + "::c2ln+/==";
    accepted.set("PVEAuthCookie=" + ticket);
    return new MockResponse(
        200,
        JSON,
        "{\"data\":{\"username\":\"mon@pve\"," + extra + "\"ticket\":\"" + ticket + "\"}}");
  }

  private MockResponse call(RecordedRequest request) {
    return Objects.equals(accepted.get(), request.getHeaders().get("Cookie"))
        ? new MockResponse(200, JSON, "{\"data\":{\"version\":\"8.4\"}}")
        : new MockResponse.Builder().status("HTTP/1.1 401 Authentication failed!").build();
  }

  @Test
  void thePasswordIsSentOnceAndTheTicketAfterwards() {
    client.version().execute();
    client.version().execute();

    assertThat(logins).hasValue(1);
    assertThat(lastForm).hasValue("username=mon%40pve&password=p%26ss%3Dw%C3%B6rd");
  }

  @Test
  void aTicketIsRenewedBeforeItsTwoHoursEnd() {
    client.version().execute();
    now.updateAndGet(time -> time.plus(Duration.ofMinutes(100)));
    client.version().execute();
    assertThat(logins).hasValue(1);

    now.updateAndGet(time -> time.plus(Duration.ofMinutes(19)));
    client.version().execute();

    assertThat(logins).hasValue(2);
  }

  @Test
  void aRefusedTicketIsReplacedOnce() {
    client.version().execute();
    accepted.set("none");

    assertThat(client.version().execute().version()).isEqualTo("8.4");
    assertThat(logins).hasValue(2);
  }

  @Test
  void aUserWhoIsRefusedEvenWithANewTicketFails() {
    client.version().execute();
    refuseLogins = true;
    accepted.set("none");

    AuthenticationException thrown =
        catchThrowableOfType(AuthenticationException.class, () -> client.version().execute());

    assertThat(thrown.endpoint()).isEqualTo("/access/ticket");
    assertThat(thrown.method()).isEqualTo("POST");
    assertThat(thrown).hasMessageNotContaining("wörd");
    assertThat(logins).hasValue(2);
  }

  @Test
  void aSecondFactorPointsToTokens() {
    extra = "\"NeedTFA\":1,";

    AuthenticationException thrown =
        catchThrowableOfType(AuthenticationException.class, () -> client.version().execute());

    assertThat(thrown)
        .hasMessageContaining("second factor")
        .hasMessageContaining("API token")
        .hasMessageNotContaining("6A000");
  }

  @Test
  void manyCallsAtOnceShareOneLogin() {
    holdLogins = true;
    List<CompletableFuture<Version>> calls =
        IntStream.range(0, 12).mapToObj(i -> client.version().executeAsync()).toList();
    loginMayEnd.countDown();

    assertThat(calls).allSatisfy(call -> assertThat(call.join().version()).isEqualTo("8.4"));
    assertThat(logins).hasValue(1);
  }
}
