package io.monitorix.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.monitorix.client.CallTimeoutException;
import io.monitorix.client.ClientClosedException;
import io.monitorix.client.Limits;
import io.monitorix.client.Outcome;
import io.monitorix.client.RetryPolicy;
import io.monitorix.client.pve.PveClient;
import io.monitorix.client.pve.model.NodeStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class QueueTest {

  private static final String STATUS = "{\"uptime\":7}";

  private final TestServer server = new TestServer();
  private final Heard heard = new Heard();
  private final CountDownLatch mayAnswer = new CountDownLatch(1);

  /** Calls under way for each node, and the most there ever were. */
  private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();

  private final Map<String, Integer> most = new ConcurrentHashMap<>();

  @AfterEach
  void stop() {
    mayAnswer.countDown();
    server.close();
  }

  private PveClient.Builder builder() {
    return TestServer.client(server.server()).retry(RetryPolicy.none()).listener(heard);
  }

  private void answerWithHanging(String hanging) {
    server.answering(
        request -> {
          String node = TestServer.path(request).split("/", -1)[2];
          AtomicInteger now = underWay.computeIfAbsent(node, key -> new AtomicInteger());
          most.merge(node, now.incrementAndGet(), Math::max);
          try {
            if (node.equals(hanging)) {
              mayAnswer.await();
            }
            return TestServer.data(STATUS);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          } finally {
            now.decrementAndGet();
          }
        });
  }

  @Test
  void aThousandCallsOverThirtyTwoNodesWithOneHanging() {
    answerWithHanging("n0");
    try (PveClient client = builder().build()) {
      List<CompletableFuture<?>> hanging = new ArrayList<>();
      List<CompletableFuture<?>> others = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        (i % 32 == 0 ? hanging : others).add(client.node("n" + i % 32).status().executeAsync());
      }

      others.forEach(CompletableFuture::join);

      assertThat(hanging).hasSize(32).noneMatch(CompletableFuture::isDone);
      assertThat(underWay.get("n0")).hasValue(4);
      assertThat(most.values()).allMatch(count -> count <= 4);
      assertThat(threads()).isLessThanOrEqualTo(64);

      mayAnswer.countDown();
      hanging.forEach(CompletableFuture::join);
      assertThat(most.get("n0")).isEqualTo(4);
      assertThat(heard.ended).hasSize(1000);
    }
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("monitorix-client"))
        .count();
  }

  @Test
  void noMoreThanTheLimitAreUnderWayInAll() {
    answerWithHanging("none");
    try (PveClient client = builder().limits(new Limits(4, 3, null)).build()) {
      List<CompletableFuture<?>> calls = new ArrayList<>();
      Set<Long> seen = ConcurrentHashMap.newKeySet();
      for (int i = 0; i < 60; i++) {
        calls.add(
            client.node("n" + i % 10).status().executeAsync().thenRun(() -> seen.add(threads())));
      }
      calls.forEach(CompletableFuture::join);

      assertThat(seen).allMatch(count -> count <= 3);
    }
  }

  private CompletableFuture<?> hang(PveClient client) {
    CompletableFuture<?> call = client.node("n0").status().executeAsync();
    await().until(() -> underWay.containsKey("n0") && underWay.get("n0").get() > 0);
    return call;
  }

  private PveClient.Builder oneAtATime() {
    answerWithHanging("n0");
    return builder().limits(Limits.standard().withCallsPerNode(1));
  }

  @Test
  void aCallThatIsCancelledInTheQueueIsNeverMade() {
    try (PveClient client = oneAtATime().build()) {
      CompletableFuture<?> hanging = hang(client);
      CompletableFuture<?> queued = client.node("n0").status().executeAsync();

      queued.cancel(true);

      assertThat(heard.ended)
          .singleElement()
          .satisfies(call -> assertThat(call.outcome()).isEqualTo(Outcome.CANCELLED));
      mayAnswer.countDown();
      hanging.join();
      client.node("n1").status().execute();
      assertThat(server.asked()).containsExactly("GET /nodes/n0/status", "GET /nodes/n1/status");
    }
  }

  @Test
  void aCallThatIsCancelledUnderWayGivesItsPlaceToTheNext() {
    try (PveClient client = oneAtATime().build()) {
      CompletableFuture<?> hanging = hang(client);
      CompletableFuture<?> queued = client.node("n0").status().executeAsync();

      hanging.cancel(true);

      await().until(() -> server.asked().size() == 2);
      mayAnswer.countDown();
      queued.join();
    }
  }

  @Test
  void aCallerWaitsForItsTurnNoLongerThanItsTime() {
    try (PveClient client = oneAtATime().build()) {
      CompletableFuture<?> hanging = hang(client);

      assertThat(
              catchThrowableOfType(
                  CallTimeoutException.class,
                  () -> client.node("n0").status().withTimeout(Duration.ofMillis(50)).execute()))
          .hasMessageContaining("50 ms");

      assertThat(server.asked()).hasSize(1);
      assertThat(heard.ended)
          .singleElement()
          .satisfies(call -> assertThat(call.waited()).isGreaterThan(Duration.ofMillis(49)));
      assertThat(hanging).isNotDone();
    }
  }

  @Test
  void theTimeOfAQueuedCallCountsFromItsTurn() {
    try (PveClient client = oneAtATime().build()) {
      CompletableFuture<?> hanging = hang(client);
      CompletableFuture<?> queued =
          client.node("n0").status().withTimeout(Duration.ofSeconds(20)).executeAsync();
      assertThat(
              catchThrowableOfType(
                  CallTimeoutException.class,
                  () -> client.node("n0").status().withTimeout(Duration.ofMillis(100)).execute()))
          .isNotNull();

      mayAnswer.countDown();

      hanging.join();
      queued.join();
      assertThat(heard.ended)
          .filteredOn(call -> call.outcome() == Outcome.SUCCESS)
          .anySatisfy(
              call -> assertThat(call.waited()).isGreaterThanOrEqualTo(Duration.ofMillis(100)));
    }
  }

  @Test
  void closingEndsWhatIsQueuedAndUnderWay() {
    PveClient client = oneAtATime().build();
    CompletableFuture<?> hanging = hang(client);
    List<CompletableFuture<?>> queued = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      queued.add(client.node("n0").status().executeAsync());
    }

    client.close();

    queued.add(hanging);
    assertThat(queued)
        .allSatisfy(
            call ->
                assertThat(catchThrowableOfType(CompletionException.class, call::join))
                    .hasCauseInstanceOf(ClientClosedException.class));
    assertThat(server.asked()).hasSize(1);
    await().until(() -> threads() == 0);
  }

  @Test
  void whoWaitsInTheQueueWhenTheClientIsClosedIsTold() throws InterruptedException {
    PveClient client = oneAtATime().build();
    CompletableFuture<?> hanging = hang(client);
    CompletableFuture<ClientClosedException> thrown = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () ->
                thrown.complete(
                    catchThrowableOfType(
                        ClientClosedException.class, () -> client.node("n0").status().execute())));
    caller.start();
    await().until(() -> caller.getState() == Thread.State.TIMED_WAITING);

    client.close();

    assertThat(thrown.join()).isNotNull();
    caller.join();
    await().until(hanging::isDone);
  }

  @Test
  void whatFollowsACallMayMakeCallsOfItsOwn() {
    answerWithHanging("none");
    try (PveClient client = builder().limits(new Limits(1, 1, null)).build()) {
      CompletableFuture<NodeStatus> nested =
          client
              .node("n1")
              .status()
              .executeAsync()
              .thenApply(status -> client.node("n1").status().execute());

      assertThat(nested.join().uptime()).isEqualTo(Duration.ofSeconds(7));
    }
  }

  @Test
  void aLimitASecondHoldsForAll() {
    answerWithHanging("none");
    try (PveClient client = builder().limits(Limits.standard().withCallsPerSecond(10)).build()) {
      long begun = System.nanoTime();
      IntStream.range(0, 25)
          .mapToObj(i -> client.node("n" + i).status().executeAsync())
          .toList()
          .forEach(CompletableFuture::join);

      // The first ten may have fallen just before the end of a second.
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void closingEndsTheWaitForThePace() {
    answerWithHanging("none");
    PveClient client = builder().limits(Limits.standard().withCallsPerSecond(1)).build();
    List<CompletableFuture<?>> calls = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      calls.add(client.node("n" + i).status().executeAsync());
    }
    await().until(() -> threads() == 64);

    client.close();

    await().until(() -> calls.stream().allMatch(CompletableFuture::isDone));
    await().until(() -> threads() == 0);
    assertThat(calls)
        .filteredOn(CompletableFuture::isCompletedExceptionally)
        .hasSizeGreaterThan(90);
  }
}
