package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.monitorix.client.AuthenticationException;
import io.monitorix.client.ClientClosedException;
import io.monitorix.client.NodeUnreachableException;
import io.monitorix.client.NotFoundException;
import io.monitorix.client.PermissionException;
import io.monitorix.client.ProtocolException;
import io.monitorix.client.ProxmoxException;
import io.monitorix.client.VirtualTiming;
import io.monitorix.client.pve.model.Upid;
import io.monitorix.client.task.LogLine;
import io.monitorix.client.task.Polling;
import io.monitorix.client.task.TaskFailedException;
import io.monitorix.client.task.TaskOutcome;
import io.monitorix.client.task.TaskResult;
import io.monitorix.client.task.TaskTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskWaitTest {

  private static final String UPID = "UPID:b:0000BEEF:01234567:6955B900:qmstart:7:ann@pve:";
  private static final Duration HOUR = Duration.ofHours(1);

  private final PveServer server = new PveServer();
  private final VirtualTiming timing = VirtualTiming.running();

  @AfterEach
  void stop() {
    server.close();
  }

  private PveTask task() {
    return task(timing);
  }

  /** Its pauses are as long as they may be. */
  private PveTask task(VirtualTiming clock) {
    Polling polling = Polling.standard();
    return server
        .client
        .node("a")
        .tasks()
        .task(Upid.parse(UPID))
        .polling(
            new Polling(
                polling.first(),
                polling.factor(),
                polling.longest(),
                polling.jitter(),
                polling.lookAtMost(),
                clock,
                () -> 0));
  }

  private void running(int times) {
    for (int i = 0; i < times; i++) {
      server.answerData("{\"upid\":\"" + UPID + "\",\"status\":\"running\"}");
    }
  }

  private void stopped(String words) {
    server.answerData(
        "{\"upid\":\"" + UPID + "\",\"status\":\"stopped\",\"exitstatus\":\"" + words + "\"}");
  }

  @Test
  void aTaskIsLookedAtEverMoreSeldomUntilItEnds() throws InterruptedException {
    running(11);
    stopped("OK");

    TaskResult result = task().await(HOUR);

    assertThat(result)
        .returns(UPID, TaskResult::upid)
        .returns(TaskOutcome.OK, TaskResult::outcome)
        .returns("OK", TaskResult::exitStatus)
        .returns(true, TaskResult::succeeded)
        .returns(0, TaskResult::warnings)
        .returns(List.of(), TaskResult::lastLines);
    assertThat(result.orThrow()).isSameAs(result);
    assertThat(timing.pauses().stream().map(Duration::toMillis))
        .containsExactly(250L, 375L, 562L, 843L, 1265L, 1898L, 2847L, 4271L, 5000L, 5000L, 5000L);
    assertThat(result.waited())
        .isEqualTo(timing.pauses().stream().reduce(Duration.ZERO, Duration::plus));
    for (int i = 0; i < 12; i++) {
      RecordedRequest request = server.http.takeRequest();
      assertThat(request.getMethod()).isEqualTo("GET");
      assertThat(request.getUrl().pathSegments())
          .containsExactly("api2", "json", "nodes", "b", "tasks", UPID, "status");
    }
  }

  @Test
  void jitterMakesPausesShorterAtRandom() {
    running(1);
    stopped("OK");
    Polling polling = Polling.standard();

    task()
        .polling(
            new Polling(
                Duration.ofSeconds(1), 1, Duration.ofSeconds(1), 0.5, HOUR, timing, () -> -1))
        .await(HOUR);

    assertThat(timing.pauses())
        .singleElement()
        .satisfies(pause -> assertThat(pause.toMillis()).isBetween(499L, 501L));
    assertThat(polling.jitter()).isPositive();
  }

  @Test
  void whatRunsOnWhenTimeIsUpIsTold() {
    running(5);

    assertThatExceptionOfType(TaskTimeoutException.class)
        .isThrownBy(() -> task().await(Duration.ofSeconds(2)))
        .withMessageContaining(UPID)
        .withMessageContaining("still runs after 2 s")
        .withNoCause()
        .returns(UPID, TaskTimeoutException::upid);
    // The last pause ends when the time does: 250, 375, 562 and 813 ms.
    assertThat(timing.pauses().stream().reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(Duration.ofSeconds(2));
    assertThat(server.http.getRequestCount()).isEqualTo(5);
  }

  @Test
  void aTaskThatFailedIsAResultWithTheEndOfItsLog() throws InterruptedException {
    stopped("VM is locked (backup)");
    server.answer(
        "{\"total\":2,\"data\":[{\"n\":1,\"t\":\"begun\"},"
            + "{\"n\":2,\"t\":\"TASK ERROR: VM is locked (backup)\"}]}");

    TaskResult result = task().await(HOUR);

    assertThat(result.outcome()).isEqualTo(TaskOutcome.ERROR);
    assertThat(result.succeeded()).isFalse();
    assertThat(result.lastLines()).containsExactly("begun", "TASK ERROR: VM is locked (backup)");
    assertThatExceptionOfType(TaskFailedException.class)
        .isThrownBy(result::orThrow)
        .withMessageContaining("task " + UPID + " failed: VM is locked (backup)")
        .withMessageContaining("begun")
        .returns(result, TaskFailedException::result);
    server.http.takeRequest();
    assertThat(server.http.takeRequest().getUrl().query()).isEqualTo("start=0&limit=20");
  }

  @Test
  void ofALongLogTheLastLinesAreFetched() throws InterruptedException {
    stopped("job errors");
    server.answer("{\"data\":" + lines(1, 20) + ",\"total\":3000}");
    server.answer("{\"data\":" + lines(2981, 3000) + ",\"total\":3000}");

    TaskResult result = task().await(HOUR);

    assertThat(result.lastLines()).hasSize(20).first().isEqualTo("line 2981");
    server.http.takeRequest();
    server.http.takeRequest();
    assertThat(server.http.takeRequest().getUrl().query()).isEqualTo("start=2980&limit=20");
  }

  @Test
  void thatALogCannotBeReadHidesNoFailure() {
    stopped("job errors");
    server.fail(596, "Connection timed out");

    assertThat(task().await(HOUR))
        .returns("job errors", TaskResult::exitStatus)
        .returns(List.of(), TaskResult::lastLines);
  }

  @ParameterizedTest
  @CsvSource({
    "OK,OK,0,true",
    "WARNINGS: 3,WARNING,3,true",
    "WARNINGS: many,WARNING,1,true",
    "unexpected status,UNKNOWN,0,false",
    "'',UNKNOWN,0,false"
  })
  void theClosingWordsDecide(String words, TaskOutcome outcome, int warnings, boolean succeeded) {
    stopped(words);
    if (!succeeded) {
      server.answer("{\"data\":[],\"total\":0}");
    }

    assertThat(task().await(HOUR))
        .returns(outcome, TaskResult::outcome)
        .returns(warnings, TaskResult::warnings)
        .returns(succeeded, TaskResult::succeeded);
  }

  @Test
  void looksThatFailForNowDoNotEndTheWait() {
    server.fail(596, "Connection timed out");
    server.fail(595, "No route to host");
    server.fail(500, "");
    server.http.enqueue(
        new MockResponse.Builder()
            .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    server.http.enqueue(
        new MockResponse.Builder()
            .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    running(1);
    stopped("OK");

    assertThat(task().await(HOUR).outcome()).isEqualTo(TaskOutcome.OK);
  }

  @Test
  void aNodeThatStaysAwayIsTriedUntilTimeIsUpAndNamedThen() {
    for (int i = 0; i < 40; i++) {
      server.fail(595, "No route to host");
    }

    assertThatExceptionOfType(TaskTimeoutException.class)
        .isThrownBy(() -> task().await(Duration.ofMinutes(2)))
        .withMessageContaining("was not seen to end within 120 s")
        .withMessageContaining("No route to host")
        .withCauseInstanceOf(NodeUnreachableException.class);
    assertThat(server.http.getRequestCount()).isGreaterThan(20);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        AuthenticationException.class,
        PermissionException.class,
        NotFoundException.class,
        ProtocolException.class
      })
  void looksThatFailForGoodEndTheWait(Class<? extends ProxmoxException> failure) {
    if (failure == AuthenticationException.class) {
      server.fail(401, "No ticket");
    } else if (failure == PermissionException.class) {
      server.fail(403, "Permission check failed (/nodes/b, Sys.Audit)");
    } else if (failure == NotFoundException.class) {
      server.fail(
          400,
          "Parameter verification failed.",
          "{\"message\":\"Parameter verification failed.\\n\","
              + "\"errors\":{\"upid\":\"no such task\"}}");
    } else {
      server.answerData("[7]");
    }

    assertThatExceptionOfType(failure).isThrownBy(() -> task().await(HOUR));
    assertThat(timing.pauses()).isEmpty();
  }

  @Test
  void closingTheClientEndsTheWait() {
    VirtualTiming still = VirtualTiming.still();
    running(1);
    CompletableFuture<TaskResult> result = task(still).awaitAsync(HOUR);
    await().until(() -> still.waiting() == 1);

    server.client.close();
    still.advance(Duration.ofMinutes(1));

    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(result::join)
        .withCauseInstanceOf(ClientClosedException.class);
  }

  @Test
  void cancellingEndsAPause() {
    VirtualTiming still = VirtualTiming.still();
    running(1);
    CompletableFuture<TaskResult> result = task(still).awaitAsync(HOUR);
    await().until(() -> still.waiting() == 1);

    result.cancel(false);

    assertThat(still.waiting()).isZero();
    still.advance(HOUR);
    assertThat(server.http.getRequestCount()).isOne();
  }

  @Test
  void cancellingEndsALook() throws InterruptedException {
    // A request counts as taken before it has its answer: the next one must not get that.
    CountDownLatch answered = new CountDownLatch(1);
    server.http.setDispatcher(
        new QueueDispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            MockResponse answer = super.dispatch(request);
            answered.countDown();
            return answer;
          }
        });
    server.http.enqueue(
        new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    CompletableFuture<TaskResult> result = task().awaitAsync(HOUR);
    assertThat(answered.await(60, TimeUnit.SECONDS)).isTrue();

    result.cancel(true);

    assertThat(timing.pauses()).isEmpty();
    stopped("OK");
    assertThat(task().await(HOUR).outcome()).isEqualTo(TaskOutcome.OK);
  }

  @Test
  void interruptingTheCallerEndsTheWait() {
    running(1);
    VirtualTiming still = VirtualTiming.still();
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> task(still).await(HOUR))
        .withMessageContaining(UPID);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void stoppingGoesToTheNodeOfTheTask() throws InterruptedException {
    server.answerData("null");

    task().stop().execute();

    RecordedRequest request = server.http.takeRequest();
    assertThat(request.getMethod()).isEqualTo("DELETE");
    assertThat(request.getUrl().pathSegments())
        .containsExactly("api2", "json", "nodes", "b", "tasks", UPID);
  }

  @Test
  void theLogIsReadToItsEnd() throws InterruptedException {
    server.answer("{\"data\":" + lines(1, 500) + ",\"total\":501}");
    server.answer("{\"data\":" + lines(501, 501) + ",\"total\":501}");

    List<String> lines = task().log().stream().map(LogLine::text).toList();

    assertThat(lines).hasSize(501).last().isEqualTo("line 501");
    assertThat(server.http.takeRequest().getUrl().query()).isEqualTo("start=0&limit=500");
    assertThat(server.http.takeRequest().getUrl().query()).isEqualTo("start=500&limit=500");
  }

  @Test
  void theLogOfAnUnknownTaskIsAFailure() {
    server.answer("{\"total\":1,\"data\":{\"n\":1,\"t\":\"unable to open file - No such file\"}}");

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> task().log().iterator().hasNext())
        .withMessageContaining("no such task: unable to open file");
  }

  @Test
  void timesAndPausesMustMakeSense() {
    assertThatIllegalArgumentException().isThrownBy(() -> task().await(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Polling.standard().every(Duration.ofSeconds(-1)))
        .withMessageContaining("pause");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Polling(HOUR, 0.5, HOUR, 0, HOUR, timing, () -> 0))
        .withMessageContaining("0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Polling(HOUR, 1, HOUR, Double.NaN, HOUR, timing, () -> 0))
        .withMessageContaining("NaN");
  }

  private static String lines(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(n -> "{\"n\":" + n + ",\"t\":\"line " + n + "\"}")
        .collect(Collectors.joining(",", "[", "]"));
  }
}
