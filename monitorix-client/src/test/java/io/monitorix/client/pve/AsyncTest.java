package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.monitorix.client.ClientClosedException;
import io.monitorix.client.ConnectionException;
import io.monitorix.client.PermissionException;
import io.monitorix.client.pve.model.Version;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AsyncTest {

  private final PveServer server = new PveServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private void stall() {
    server.http.enqueue(
        new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("monitorix-client"))
        .count();
  }

  @Test
  void anAnswerCompletesTheFuture() {
    server.answerData("{\"version\":\"8.4\"}");

    assertThat(server.client.version().executeAsync().join().version()).isEqualTo("8.4");
  }

  @Test
  void aFailureCompletesTheFutureExceptionally() {
    server.fail(403, "Permission check failed (/, Sys.Audit)");

    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> server.client.version().executeAsync().join())
        .withCauseInstanceOf(PermissionException.class);
  }

  @Test
  void cancellingReachesTheSocket() throws InterruptedException {
    stall();
    CompletableFuture<Version> call = server.client.version().executeAsync();
    server.http.takeRequest();

    call.cancel(true);

    // The thread is free again long before the read timeout of 35 s, and takes the next call.
    await().until(() -> idleThreads() == threads());
    server.answerData("{\"version\":\"8.4\"}");
    assertThat(server.client.version().execute().version()).isEqualTo("8.4");
  }

  private static long idleThreads() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(entry -> entry.getKey().getName().startsWith("monitorix-client"))
        .filter(
            entry ->
                Arrays.stream(entry.getValue())
                    .anyMatch(frame -> frame.getMethodName().equals("getTask")))
        .count();
  }

  @Test
  void closingEndsCallsUnderWayAndRefusesNewOnes() throws InterruptedException {
    stall();
    CompletableFuture<Version> call = server.client.version().executeAsync();
    server.http.takeRequest();

    server.client.close();

    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(call::join)
        .withCauseInstanceOf(ClientClosedException.class);
    assertThatExceptionOfType(ClientClosedException.class)
        .isThrownBy(() -> server.client.version().execute());
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> server.client.version().executeAsync().join())
        .withCauseInstanceOf(ClientClosedException.class);
  }

  @Test
  void closingLeavesNoThreadBehind() {
    server.answerData("{\"version\":\"8.4\"}");
    server.client.version().executeAsync().join();

    server.client.close();
    server.client.close();

    await().until(() -> threads() == 0);
  }

  @Test
  void aClientThatWasHandedInStaysOpen() {
    OkHttpClient own = new OkHttpClient();
    server.answerData("{\"version\":\"8.4\"}");
    try (PveClient client = server.clientBuilder().httpClient(own).build()) {
      client.version().execute();
    }

    assertThat(own.connectionPool().connectionCount()).isEqualTo(1);
    assertThat(own.dispatcher().executorService().isShutdown()).isFalse();
    own.connectionPool().evictAll();
    own.dispatcher().executorService().shutdown();
  }

  @Test
  void interruptingTheCallerEndsTheCall() {
    stall();
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(ConnectionException.class)
        .isThrownBy(() -> server.client.version().execute())
        .withMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void serverAndCredentialsMustBeGiven() {
    assertThatIllegalStateException()
        .isThrownBy(() -> PveClient.builder().build())
        .withMessageContaining("server");
    assertThatIllegalStateException()
        .isThrownBy(() -> PveClient.builder().server("pve1").build())
        .withMessageContaining("credentials");
  }
}
