package io.monitorix.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.monitorix.client.CircuitBreakerPolicy;
import io.monitorix.client.CircuitOpenException;
import io.monitorix.client.NodeUnreachableException;
import io.monitorix.client.Outcome;
import io.monitorix.client.ProxmoxException;
import io.monitorix.client.RetryPolicy;
import io.monitorix.client.ServerException;
import io.monitorix.client.pve.PveClient;
import io.monitorix.client.pve.model.Version;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CircuitTest {

  private static final MockResponse BUSY = TestServer.status(503, "busy");

  private final TestServer server = new TestServer();
  private final TestClock clock = new TestClock();
  private final Heard heard = new Heard();
  private final PveClient client = builder().retry(RetryPolicy.none()).build();

  private PveClient.Builder builder() {
    return TestServer.client(server.server())
        .circuitBreaker(new CircuitBreakerPolicy(4, 3, 0.5, Duration.ofSeconds(10)))
        .clock(clock)
        .listener(heard);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private <E extends ProxmoxException> E failure(Class<E> type) {
    return catchThrowableOfType(type, () -> client.version().execute());
  }

  private void open() {
    server.answering(BUSY);
    for (int i = 0; i < 3; i++) {
      assertThat(failure(ServerException.class)).isNotNull();
    }
  }

  @Test
  void aServerThatFailsAgainAndAgainIsLeftAlone() {
    open();

    CircuitOpenException thrown = failure(CircuitOpenException.class);

    assertThat(server.asked()).hasSize(3);
    assertThat(thrown.server()).isEqualTo(server.server());
    assertThat(thrown.until()).isEqualTo(clock.instant().plusSeconds(10));
    assertThat(thrown).hasMessageContaining(thrown.until().toString()).hasMessageContaining("busy");
    assertThat(thrown).hasCauseInstanceOf(ServerException.class);
    assertThat(heard.servers).containsExactly(server.server() + " open");
    assertThat(heard.ended.get(3).outcome()).isEqualTo(Outcome.CIRCUIT_OPEN);
    assertThat(heard.ended.get(3).attempts()).isZero();
  }

  @Test
  void afterAWhileOneCallDecidesThatItIsWell() {
    open();
    clock.advance(Duration.ofSeconds(11));
    server.answering(TestServer.version());

    assertThat(client.version().execute().version()).isEqualTo("9.1");
    assertThat(client.version().execute().version()).isEqualTo("9.1");

    assertThat(heard.servers)
        .containsExactly(
            server.server() + " open", server.server() + " half_open", server.server() + " closed");
  }

  @Test
  void afterAWhileOneCallDecidesThatItIsNot() {
    open();
    clock.advance(Duration.ofSeconds(11));

    assertThat(failure(ServerException.class)).isNotNull();
    assertThat(failure(CircuitOpenException.class).until())
        .isEqualTo(clock.instant().plusSeconds(10));

    assertThat(server.asked()).hasSize(4);
  }

  @Test
  void whileOneCallDecidesTheOthersWaitForWhatItFinds() {
    open();
    clock.advance(Duration.ofSeconds(11));
    CountDownLatch mayAnswer = new CountDownLatch(1);
    server.answering(
        request -> {
          awaitUninterrupted(mayAnswer);
          return TestServer.version();
        });
    CompletableFuture<Version> first = client.version().executeAsync();
    await().until(() -> server.asked().size() == 4);

    assertThat(failure(CircuitOpenException.class).until()).isBefore(clock.instant());
    mayAnswer.countDown();

    assertThat(first.join().version()).isEqualTo("9.1");
    assertThat(client.version().execute().version()).isEqualTo("9.1");
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aCallThatMayBeTriedAgainSeesItThrough() {
    server.answering(BUSY);
    CountDownLatch retrying = new CountDownLatch(1);
    CountDownLatch mayAnswer = new CountDownLatch(1);
    try (PveClient patient =
        builder()
            .listener(
                new io.monitorix.client.CallListener() {
                  @Override
                  public void callRetried(RetriedCall call) {
                    if (call.failure() instanceof CircuitOpenException) {
                      mayAnswer.countDown();
                    }
                  }
                })
            .retry(new RetryPolicy(50, Duration.ofMillis(50), 1, Duration.ofMillis(50), 0))
            .circuitBreaker(new CircuitBreakerPolicy(1, 1, 1, Duration.ofSeconds(10)))
            .build()) {
      assertThat(
              catchThrowableOfType(CircuitOpenException.class, () -> patient.version().execute()))
          .isNotNull();
      clock.advance(Duration.ofSeconds(11));
      server.answering(
          request -> {
            retrying.countDown();
            awaitUninterrupted(mayAnswer);
            return TestServer.version();
          });
      CompletableFuture<Version> deciding = patient.version().executeAsync();
      awaitUninterrupted(retrying);

      assertThat(patient.version().execute().version()).isEqualTo("9.1");
      assertThat(deciding.join().version()).isEqualTo("9.1");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, No ticket",
    "403, Permission check failed",
    "400, bad",
    "500, it broke",
    "501, Method not implemented",
    "595, No route to host",
    "596, Connection timed out",
    "599, Too many redirections"
  })
  void whatSpeaksOfTheCallOrOfAnotherNodeDoesNotCount(int status, String reason) {
    server.answering(TestServer.status(status, reason));
    for (int i = 0; i < 20; i++) {
      assertThat(failure(ProxmoxException.class).status()).hasValue(status);
    }
    assertThat(heard.servers).isEmpty();
  }

  @Test
  void aNodeThatCannotBeReachedLeavesTheOthersReachable() {
    server.answering(
        request ->
            TestServer.path(request).startsWith("/nodes/n9")
                ? TestServer.status(595, "No route to host")
                : TestServer.version());
    for (int i = 0; i < 20; i++) {
      assertThat(
              catchThrowableOfType(
                  NodeUnreachableException.class, () -> client.node("n9").status().execute()))
          .isNotNull();
    }
    assertThat(client.version().execute().version()).isEqualTo("9.1");
  }

  @Test
  void noneNeverOpens() {
    server.answering(BUSY);
    try (PveClient plain =
        TestServer.client(server.server())
            .circuitBreaker(CircuitBreakerPolicy.none())
            .retry(RetryPolicy.none())
            .build()) {
      for (int i = 0; i < 50; i++) {
        assertThat(catchThrowableOfType(ServerException.class, () -> plain.version().execute()))
            .isNotNull();
      }
    }
    assertThat(server.asked()).hasSize(50);
  }

  @Test
  void aPolicyThatMakesNoSenseIsRefused() {
    Duration second = Duration.ofSeconds(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CircuitBreakerPolicy(5, 6, 0.5, second))
        .withMessageContaining("6 of 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CircuitBreakerPolicy(5, 5, 0, second));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CircuitBreakerPolicy(5, 5, 1, Duration.ZERO));
  }
}
