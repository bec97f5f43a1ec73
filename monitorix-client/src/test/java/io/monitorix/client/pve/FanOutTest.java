package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import io.monitorix.client.Call;
import io.monitorix.client.ClientClosedException;
import io.monitorix.client.FanOut;
import io.monitorix.client.Method;
import io.monitorix.client.Outcomes;
import io.monitorix.client.PermissionException;
import io.monitorix.client.Timing;
import io.monitorix.client.VirtualTiming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FanOutTest {

  private final PveServer server = new PveServer();
  private final Set<String> failing = ConcurrentHashMap.newKeySet();
  private final Set<String> hanging = ConcurrentHashMap.newKeySet();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();
  private final CountDownLatch gate = new CountDownLatch(1);
  private volatile boolean gated;

  @BeforeEach
  void answerWithTheNameOfTheNode() {
    server.http.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            String node = request.getUrl().pathSegments().get(3);
            mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            try {
              if (gated) {
                gate.await(30, TimeUnit.SECONDS);
              }
              return answer(node);
            } finally {
              inFlight.decrementAndGet();
            }
          }
        });
  }

  private MockResponse answer(String node) {
    if (hanging.contains(node)) {
      return new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
    } else if (failing.contains(node)) {
      return new MockResponse.Builder()
          .status("HTTP/1.1 403 Permission check failed (/nodes/" + node + ", Sys.Audit)")
          .build();
    }
    return new MockResponse(
        200, Headers.of("Content-Type", "application/json"), "{\"data\":\"" + node + "!\"}");
  }

  @AfterEach
  void stop() {
    gate.countDown();
    server.close();
  }

  private Call<String> ask(String node) {
    return server.client.request(
        Method.GET, "/nodes/{node}/status", Map.of("node", node), String.class);
  }

  private static List<String> nodes(int count) {
    return IntStream.range(0, count).mapToObj(i -> "n" + i).toList();
  }

  @Test
  void resultsAndFailuresStandByKeyInTheOrderOfTheKeys() {
    failing.addAll(List.of("n1", "n3"));

    Outcomes<String, String> outcomes = FanOut.over(nodes(5)).limit(2).call(this::ask);

    assertThat(outcomes.results())
        .containsExactly(entry("n0", "n0!"), entry("n2", "n2!"), entry("n4", "n4!"));
    assertThat(outcomes.failures()).containsOnlyKeys("n1", "n3");
    assertThat(List.copyOf(outcomes.failures().keySet())).containsExactly("n1", "n3");
    assertThat(outcomes.failures().get("n3"))
        .isInstanceOf(PermissionException.class)
        .hasMessageContaining("/nodes/n3");
    assertThat(outcomes.unfinished()).isEmpty();
    assertThat(outcomes.complete()).isFalse();
  }

  @Test
  void asManyAreUnderWayAsAllowedAndNoMore() {
    gated = true;

    CompletableFuture<Outcomes<String, String>> future =
        FanOut.over(nodes(20)).limit(3).callAsync(this::ask);
    await().until(() -> inFlight.get() == 3);
    gate.countDown();

    assertThat(future.join().complete()).isTrue();
    assertThat(mostInFlight).hasValue(3);
  }

  @Test
  void whatIsNotDoneWhenTimeIsUpIsToldApart() {
    VirtualTiming timing = VirtualTiming.still();
    hanging.addAll(List.of("n1", "n2"));
    failing.add("n0");

    CompletableFuture<Outcomes<String, String>> future =
        FanOut.over(nodes(5))
            .limit(2)
            .within(Duration.ofSeconds(30))
            .timing(timing)
            .callAsync(this::ask);
    // n0 has ended by then, or n2 would not have begun.
    await().until(() -> server.http.getRequestCount() == 3);
    timing.advance(Duration.ofSeconds(29));
    assertThat(future).isNotDone();
    timing.advance(Duration.ofSeconds(1));

    Outcomes<String, String> outcomes = future.join();
    assertThat(outcomes.results()).isEmpty();
    assertThat(outcomes.failures()).containsOnlyKeys("n0");
    assertThat(outcomes.unfinished()).containsExactly("n1", "n2", "n3", "n4");
    // The two were cancelled: their threads are free long before any timeout.
    hanging.clear();
    failing.clear();
    assertThat(FanOut.over(nodes(40)).limit(16).call(this::ask).complete()).isTrue();
  }

  @Test
  void whenAllIsDoneNobodyWaitsForTheTimeToPass() {
    VirtualTiming timing = VirtualTiming.still();

    Outcomes<String, String> outcomes =
        FanOut.over(nodes(3)).within(Duration.ofHours(1)).timing(timing).call(this::ask);

    assertThat(outcomes.complete()).isTrue();
    assertThat(timing.waiting()).isZero();
  }

  @Test
  void theTimeOfTheSystemPassesToo() {
    hanging.add("n1");

    Outcomes<String, String> outcomes =
        FanOut.over(nodes(3)).within(Duration.ofMillis(300)).call(this::ask);

    assertThat(outcomes.unfinished()).contains("n1");
    Timing system = Timing.system();
    long before = system.nanoTime();
    system.pause(Duration.ofMillis(5)).join();
    assertThat(system.nanoTime() - before).isGreaterThanOrEqualTo(5_000_000);
  }

  @Test
  void cancellingCancelsWhatIsUnderWayAndBeginsNothing() {
    hanging.addAll(nodes(10));
    CompletableFuture<Outcomes<String, String>> future =
        FanOut.over(nodes(10)).limit(2).callAsync(this::ask);
    await().until(() -> server.http.getRequestCount() == 2);

    future.cancel(true);

    hanging.clear();
    assertThat(FanOut.over(List.of("x")).call(this::ask).results()).containsEntry("x", "x!");
    assertThat(server.http.getRequestCount()).isEqualTo(3);
  }

  @Test
  void interruptingTheCallerCancels() {
    hanging.addAll(nodes(3));
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> FanOut.over(nodes(3)).call(this::ask))
        .withMessageContaining("3 calls");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aBugOfTheCallerComesOutAsItIs() {
    IllegalStateException bug = new IllegalStateException("a bug");
    hanging.add("n0");

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                FanOut.over(nodes(3))
                    .call(
                        node -> {
                          if (node.equals("n1")) {
                            throw bug;
                          }
                          return ask(node);
                        }))
        .isSameAs(bug);
  }

  @Test
  void anErrorOfTheCallerComesOutAsItIs() {
    AssertionError error = new AssertionError("deep trouble");

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                FanOut.over(nodes(3))
                    .<String>call(
                        node -> {
                          throw error;
                        }))
        .isSameAs(error);
  }

  @Test
  void aFailedCallInTheFunctionIsTheFailureOfItsKey() {
    failing.add("n1");

    Outcomes<String, String> outcomes =
        FanOut.over(nodes(2)).limit(1).call(node -> ask(ask(node).execute()));

    assertThat(outcomes.results()).containsOnly(entry("n0", "n0!!"));
    assertThat(outcomes.failures().get("n1")).isInstanceOf(PermissionException.class);
  }

  @Test
  void manyCallsThatEndAtOnceDoNotGrowTheStack() {
    server.client.close();

    Outcomes<String, String> outcomes = FanOut.over(nodes(10_000)).limit(1).call(this::ask);

    assertThat(outcomes.failures()).hasSize(10_000);
    assertThat(outcomes.failures().get("n9999")).isInstanceOf(ClientClosedException.class);
  }

  @Test
  void noKeysMakeNoCalls() {
    assertThat(FanOut.over(List.<String>of()).call(this::ask))
        .isEqualTo(new Outcomes<>(Map.of(), Map.of(), Set.of()))
        .returns(true, Outcomes::complete);
    assertThat(server.http.getRequestCount()).isZero();
  }

  @Test
  void aKeyThatComesTwiceIsAskedOnce() {
    assertThat(FanOut.over(List.of("n0", "n1", "n0")).call(this::ask).results())
        .containsExactly(entry("n0", "n0!"), entry("n1", "n1!"));
    assertThat(server.http.getRequestCount()).isEqualTo(2);
  }

  @Test
  void callsThatAnswerNothingHaveResultsToo() {
    Function<String, Call<Void>> ask =
        node ->
            server.client.request(
                Method.GET, "/nodes/{node}/status", Map.of("node", node), Void.class);

    Outcomes<String, Void> outcomes = FanOut.over(nodes(2)).call(ask);

    assertThat(new ArrayList<>(outcomes.results().keySet())).containsExactly("n0", "n1");
    assertThat(outcomes.complete()).isTrue();
  }

  @Test
  void limitsMustMakeSense() {
    FanOut<String> fanOut = FanOut.over(nodes(1));

    assertThatIllegalArgumentException().isThrownBy(() -> fanOut.limit(0));
    assertThatIllegalArgumentException().isThrownBy(() -> fanOut.within(Duration.ZERO));
  }
}
