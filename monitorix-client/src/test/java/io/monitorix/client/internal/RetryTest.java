package io.monitorix.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.monitorix.client.Call;
import io.monitorix.client.CircuitBreakerPolicy;
import io.monitorix.client.ClientClosedException;
import io.monitorix.client.ClientSettings;
import io.monitorix.client.ConnectionException;
import io.monitorix.client.Limits;
import io.monitorix.client.Method;
import io.monitorix.client.Outcome;
import io.monitorix.client.ProxmoxException;
import io.monitorix.client.RateLimitException;
import io.monitorix.client.RetryPolicy;
import io.monitorix.client.ServerException;
import io.monitorix.client.Trust;
import io.monitorix.client.pve.PveClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetryTest {

  private static final RetryPolicy EXACT =
      new RetryPolicy(4, Duration.ofMillis(200), 3, Duration.ofSeconds(1), 0);

  private final TestServer server = new TestServer();
  private final VirtualTime time = new VirtualTime();
  private final Heard heard = new Heard();

  @AfterEach
  void stop() {
    server.close();
  }

  private Transport transport(RetryPolicy policy, Duration timeout) {
    return new Transport(
        Product.PVE,
        new ClientSettings(
            List.of(server.server()),
            TestServer.TOKEN,
            Trust.system(),
            Duration.ofSeconds(5),
            Duration.ofSeconds(35),
            timeout,
            1 << 20,
            null,
            null,
            null,
            InstantSource.system(),
            policy,
            CircuitBreakerPolicy.none(),
            Limits.standard(),
            false,
            List.of(heard)),
        time);
  }

  private Transport transport() {
    return transport(EXACT, Duration.ofSeconds(60));
  }

  private static Call<@Nullable Void> read(Transport transport) {
    return transport.call(Method.GET, Endpoint.of("/cluster/tasks"));
  }

  private static Function<RecordedRequest, MockResponse> failing(int times, MockResponse failure) {
    AtomicInteger left = new AtomicInteger(times);
    return request -> left.getAndDecrement() > 0 ? failure : TestServer.data("[]");
  }

  @ParameterizedTest
  @CsvSource({
    "429, Too Many Requests",
    "502, Bad Gateway",
    "503, Service Unavailable",
    "504, Gateway Time-out",
    "595, Connection refused",
    "596, Connection timed out",
    "599, Too many redirections",
    "500, RPCEnvironment init request failed: Unable to load access control list: refused"
  })
  void whatMayPassIsTriedAgainAfterLongerAndLongerWaits(int status, String reason) {
    server.answering(failing(3, TestServer.status(status, reason)));
    try (Transport transport = transport()) {
      read(transport).execute();

      assertThat(server.asked()).hasSize(4);
      assertThat(time.pauses())
          .containsExactly(Duration.ofMillis(200), Duration.ofMillis(600), Duration.ofSeconds(1));
      assertThat(heard.retried)
          .extracting(call -> call.attempt() + " " + call.pause().toMillis())
          .containsExactly("1 200", "2 600", "3 1000");
      assertThat(heard.ended)
          .singleElement()
          .satisfies(call -> assertThat(call.outcome()).isEqualTo(Outcome.SUCCESS));
    }
  }

  @Test
  void aConnectionThatBreaksIsMadeAnew() {
    server.answering(failing(3, TestServer.hangUp()));
    try (Transport transport = transport()) {
      read(transport).execute();

      assertThat(server.asked()).hasSize(4);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, bad parameters",
    "401, No ticket",
    "403, Permission check failed",
    "500, it broke",
    "500, hostname lookup 'n9' failed",
    "501, Method not implemented"
  })
  void whatIsSettledIsNotTriedAgain(int status, String reason) {
    server.answering(TestServer.status(status, reason));
    try (Transport transport = transport()) {
      assertThat(catchThrowableOfType(ProxmoxException.class, () -> read(transport).execute()))
          .isNotNull();

      assertThat(server.asked()).hasSize(1);
      assertThat(heard.retried).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"POST", "PUT", "DELETE"})
  void aWriteIsNotTriedAgain(Method method) {
    server.answering(TestServer.status(503, "busy"));
    try (Transport transport = transport()) {
      assertThat(
              catchThrowableOfType(
                  ServerException.class,
                  () -> transport.call(method, Endpoint.of("/pools")).execute()))
          .isNotNull();

      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void theLastFailureIsThrownWhenTheAttemptsAreSpent() {
    server.answering(TestServer.status(503, "busy"));
    try (Transport transport = transport()) {
      assertThat(catchThrowableOfType(ServerException.class, () -> read(transport).execute()))
          .isNotNull();

      assertThat(server.asked()).hasSize(4);
      assertThat(heard.ended)
          .singleElement()
          .satisfies(
              call -> {
                assertThat(call.attempts()).isEqualTo(4);
                assertThat(call.outcome()).isEqualTo(Outcome.SERVER);
                assertThat(call.duration()).isEqualTo(Duration.ofMillis(1800));
              });
    }
  }

  @Test
  void noWaitGoesBeyondTheDeadline() {
    server.answering(TestServer.status(503, "busy"));
    try (Transport transport = transport(EXACT, Duration.ofMillis(800))) {
      assertThat(catchThrowableOfType(ServerException.class, () -> read(transport).execute()))
          .isNotNull();

      assertThat(time.pauses()).containsExactly(Duration.ofMillis(200));
    }
  }

  @Test
  void noAttemptIsBegunThatWouldNotBeDoneInTime() {
    server.answering(
        request -> {
          time.advance(Duration.ofSeconds(31));
          return TestServer.status(596, "Connection timed out");
        });
    try (Transport transport = transport()) {
      ProxmoxException thrown =
          catchThrowableOfType(ProxmoxException.class, () -> read(transport).execute());

      assertThat(thrown.status()).hasValue(596);
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void aServerThatAsksForTimeGetsIt() {
    server.answering(
        failing(
            1,
            TestServer.status(429, "Too Many Requests")
                .newBuilder()
                .addHeader("Retry-After", "7")
                .build()));
    try (Transport transport = transport()) {
      read(transport).execute();

      assertThat(time.pauses()).containsExactly(Duration.ofSeconds(7));
    }
  }

  @Test
  void aServerThatAsksForMoreTimeThanThereIsSaysHowMuch() {
    server.answering(
        TestServer.status(429, "Too Many Requests")
            .newBuilder()
            .addHeader("Retry-After", "3600")
            .build());
    try (Transport transport = transport()) {
      RateLimitException thrown =
          catchThrowableOfType(RateLimitException.class, () -> read(transport).execute());

      assertThat(thrown.retryAfter()).isEqualTo(Duration.ofHours(1));
      assertThat(time.pauses()).isEmpty();
    }
  }

  @Test
  void waitsAreSpreadAtRandom() {
    server.answering(TestServer.status(503, "busy"));
    try (Transport transport = transport(RetryPolicy.standard(), Duration.ofSeconds(60))) {
      for (int i = 0; i < 20; i++) {
        assertThat(catchThrowableOfType(ServerException.class, () -> read(transport).execute()))
            .isNotNull();
      }
    }
    assertThat(time.pauses()).hasSize(40);
    assertThat(Set.copyOf(time.pauses())).hasSizeGreaterThan(10);
    assertThat(time.pauses())
        .allSatisfy(
            pause -> assertThat(pause).isBetween(Duration.ofMillis(100), Duration.ofMillis(600)));
  }

  @Test
  void oneAttemptIsWhatNoneMeans() {
    server.answering(TestServer.status(503, "busy"));
    try (Transport transport = transport(RetryPolicy.none(), Duration.ofSeconds(60))) {
      assertThat(catchThrowableOfType(ServerException.class, () -> read(transport).execute()))
          .isNotNull();

      assertThat(server.asked()).hasSize(1);
    }
  }

  private PveClient patient() {
    server.answering(TestServer.status(503, "busy"));
    return TestServer.client(server.server())
        .retry(new RetryPolicy(3, Duration.ofMinutes(10), 1, Duration.ofMinutes(10), 0))
        .callTimeout(Duration.ofHours(1))
        .listener(heard)
        .build();
  }

  @Test
  void aCancelledCallEndsItsWaitAtOnce() {
    try (PveClient client = patient()) {
      CompletableFuture<?> call = client.version().executeAsync();
      await().until(() -> heard.retried.size() == 1);

      call.cancel(true);

      await().until(() -> heard.ended.size() == 1);
      assertThat(heard.ended.get(0).outcome()).isEqualTo(Outcome.CANCELLED);
      assertThat(server.asked()).hasSize(1);
    }
  }

  @Test
  void closingEndsTheWaits() {
    PveClient client = patient();
    CompletableFuture<?> call = client.version().executeAsync();
    await().until(() -> heard.retried.size() == 1);

    client.close();

    assertThat(catchThrowableOfType(CompletionException.class, call::join))
        .hasCauseInstanceOf(ClientClosedException.class);
  }

  @Test
  void interruptingTheCallerEndsTheWait() throws InterruptedException {
    try (PveClient client = patient()) {
      CompletableFuture<ConnectionException> thrown = new CompletableFuture<>();
      Thread caller =
          new Thread(
              () ->
                  thrown.complete(
                      catchThrowableOfType(
                          ConnectionException.class, () -> client.version().execute())));
      caller.start();
      await().until(() -> heard.retried.size() == 1);

      caller.interrupt();

      assertThat(thrown.join()).hasMessageContaining("interrupted");
      caller.join();
    }
  }

  @Test
  void aPolicyThatMakesNoSenseIsRefused() {
    Duration second = Duration.ofSeconds(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryPolicy(0, second, 2, second, 0))
        .withMessageContaining("at least once");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryPolicy(2, second, 2, Duration.ofMillis(999), 0))
        .withMessageContaining("in order");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryPolicy(2, Duration.ZERO, 2, second, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryPolicy(2, second, Double.NaN, second, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new RetryPolicy(2, second, 2, second, 1));
  }
}
