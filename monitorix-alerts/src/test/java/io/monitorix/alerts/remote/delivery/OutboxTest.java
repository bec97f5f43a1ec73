package io.monitorix.alerts.remote.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class OutboxTest {

  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  private final MockWebServer server = new MockWebServer();
  private final Queue<MockResponse> answers = new ConcurrentLinkedQueue<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final Ledger ledger = new Ledger();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  /** Counts what it is told. */
  private static final class Ledger implements OutboxObserver {
    final AtomicLong sent = new AtomicLong();
    final AtomicLong failed = new AtomicLong();
    final AtomicLong dropped = new AtomicLong();
    final AtomicLong retried = new AtomicLong();
    final AtomicLong pending = new AtomicLong();
    final List<Instant> newest = new CopyOnWriteArrayList<>();

    @Override
    public void sent(long samples, @Nullable Instant newestSample) {
      sent.addAndGet(samples);
      if (newestSample != null) {
        newest.add(newestSample);
      }
    }

    @Override
    public void failed(long samples) {
      failed.addAndGet(samples);
    }

    @Override
    public void dropped(long samples) {
      dropped.addAndGet(samples);
    }

    @Override
    public void retried() {
      retried.incrementAndGet();
    }

    @Override
    public void pending(long samples) {
      pending.set(samples);
    }
  }

  /** Any text; what the receiver answers is the number of samples that it refuses. */
  private static final class PlainText implements Protocol {
    @Override
    public Map<String, String> headers() {
      return Map.of("Content-Type", "text/plain");
    }

    @Override
    public boolean isPassing(int status) {
      return status / 100 == 5 || status == 429;
    }

    @Override
    public long refused(byte[] answer) {
      return answer.length == 0 ? 0 : Long.parseLong(new String(answer, UTF_8));
    }
  }

  @BeforeEach
  void open() throws IOException {
    log.start();
    logger().addAppender(log);
    logger().setLevel(Level.INFO);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            requests.add(request);
            if (request.getBody() != null) {
              bodies.add(request.getBody().utf8());
            }
            MockResponse answer = answers.poll();
            return answer == null ? new MockResponse.Builder().build() : answer;
          }
        });
    server.start();
  }

  @AfterEach
  void close() {
    logger().detachAppender(log);
    logger().setLevel(null);
    server.close();
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(Outbox.class);
  }

  private List<String> logged() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private void answer(int code, String body, String... headers) {
    MockResponse.Builder answer = new MockResponse.Builder().code(code).body(body);
    for (int i = 0; i < headers.length; i += 2) {
      answer.setHeader(headers[i], headers[i + 1]);
    }
    answers.add(answer.build());
  }

  private static Parcel parcel(String text, int samples) {
    return Parcel.of(text.getBytes(UTF_8), samples, NOW);
  }

  private Endpoint endpoint() {
    return Endpoint.of(server.url("/write?token=in-the-query").uri(), Duration.ofSeconds(10));
  }

  private Outbox outbox(Endpoint endpoint, int capacity, Pause pause) {
    RandomGenerator never = () -> 0L;
    return Outbox.start(
        "test",
        endpoint,
        new PlainText(),
        new QueueSettings(capacity, 1, Duration.ofMillis(100), Duration.ofMillis(500)),
        ledger,
        InstantSource.fixed(NOW),
        never,
        pause);
  }

  private Outbox outbox() {
    return outbox(endpoint(), 1000, pauses::add);
  }

  @Test
  void parcelsArriveInOrderAndAreCounted() {
    try (Outbox outbox = outbox()) {
      outbox.add(parcel("a", 3));
      outbox.add(parcel("b", 4));

      await().untilAsserted(() -> assertThat(ledger.sent).hasValue(7));
    }
    assertThat(bodies).containsExactly("a", "b");
    assertThat(ledger.newest).containsExactly(NOW, NOW);
    assertThat(ledger.pending).hasValue(0);
  }

  @Test
  void passingFailureIsTriedAgainAfterPausesThatDouble() {
    for (int i = 0; i < 4; i++) {
      answer(500, "");
    }
    try (Outbox outbox = outbox()) {
      outbox.add(parcel("a", 3));

      await().untilAsserted(() -> assertThat(ledger.sent).hasValue(3));
    }
    assertThat(bodies).containsExactly("a", "a", "a", "a", "a");
    assertThat(pauses).extracting(Duration::toMillis).containsExactly(100L, 200L, 400L, 500L);
    assertThat(ledger.retried).hasValue(4);
  }

  @Test
  void successMakesTheNextPauseShortAgain() {
    answer(500, "");
    answer(500, "");
    answer(200, "");
    answer(500, "");
    try (Outbox outbox = outbox()) {
      outbox.add(parcel("a", 1));
      outbox.add(parcel("b", 1));

      await().untilAsserted(() -> assertThat(ledger.sent).hasValue(2));
    }
    assertThat(pauses).extracting(Duration::toMillis).containsExactly(100L, 200L, 100L);
  }

  @Test
  void receiverThatNamesAPauseGetsIt() {
    answer(429, "", "Retry-After", "17");
    answer(503, "", "Retry-After", "Wed, 04 Mar 2026 05:06:37 GMT");
    answer(503, "", "Retry-After", "999999999");
    try (Outbox outbox = outbox()) {
      outbox.add(parcel("a", 1));

      await().untilAsserted(() -> assertThat(ledger.sent).hasValue(1));
    }
    assertThat(pauses)
        .containsExactly(Duration.ofSeconds(17), Duration.ofSeconds(30), Duration.ofMinutes(5));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 413})
  void whatTheReceiverRefusesIsLostAndTheNextIsSent(int status) {
    answer(status, "out of order sample\nin series 1");
    try (Outbox outbox = outbox()) {
      outbox.add(parcel("a", 3));
      outbox.add(parcel("b", 4));

      await().untilAsserted(() -> assertThat(ledger.sent).hasValue(4));
    }
    assertThat(bodies).containsExactly("a", "b");
    assertThat(ledger.failed).hasValue(3);
    assertThat(pauses).isEmpty();
    assertThat(logged())
        .containsExactly(
            "refused for good, these samples are lost: receiver=test samples=3 reason=HTTP "
                + status
                + ": out of order sample in series 1");
  }

  @Test
  void redirectIsNoSuccessAndSaysWhatToConfigure() {
    answer(302, "", "Location", "https://elsewhere.example/login");
    try (Outbox outbox = outbox()) {
      outbox.add(parcel("a", 3));

      await().untilAsserted(() -> assertThat(ledger.failed).hasValue(3));
    }
    assertThat(logged().get(0)).contains("configure the URL", "https://elsewhere.example/login");
  }

  @Test
  void samplesThatAnAcceptedRequestLostCountAsFailed() {
    answer(200, "2");
    try (Outbox outbox = outbox()) {
      outbox.add(parcel("a", 3));

      await().untilAsserted(() -> assertThat(ledger.failed).hasValue(2));
      assertThat(ledger.sent).hasValue(1);
    }
  }

  @Test
  void fullQueueDropsTheOldestThoughItsTurnHadCome() throws InterruptedException {
    CountDownLatch failed = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    answer(500, "");
    Pause held =
        duration -> {
          failed.countDown();
          goOn.await();
        };
    try (Outbox outbox = outbox(endpoint(), 10, held)) {
      outbox.add(parcel("a", 4));
      failed.await();
      outbox.add(parcel("b", 4));
      outbox.add(parcel("c", 4));
      assertThat(ledger.dropped).hasValue(4);
      assertThat(ledger.pending).hasValue(8);
      goOn.countDown();

      await().untilAsserted(() -> assertThat(ledger.sent).hasValue(8));
    }
    assertThat(bodies).containsExactly("a", "b", "c");
    assertThat(logged())
        .contains("the queue is full, the oldest samples are lost: receiver=test samples=4");
  }

  @Test
  void whatIsOnItsWayIsNotDropped() throws InterruptedException {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            bodies.add(String.valueOf(request.getBody() == null ? "" : request.getBody().utf8()));
            arrived.countDown();
            goOn.await();
            return new MockResponse.Builder().build();
          }
        });
    try (Outbox outbox = outbox(endpoint(), 10, pauses::add)) {
      outbox.add(parcel("a", 4));
      arrived.await();
      outbox.add(parcel("b", 4));
      outbox.add(parcel("c", 4));
      outbox.add(parcel("d", 4));
      goOn.countDown();

      await().untilAsserted(() -> assertThat(ledger.sent).hasValue(8));
    }
    assertThat(bodies).containsExactly("a", "d");
    assertThat(ledger.dropped).hasValue(8);
  }

  @Test
  void receiverThatRestartsGetsEverything() throws IOException {
    int port = server.getPort();
    server.close();
    CountDownLatch down = new CountDownLatch(1);
    CountDownLatch up = new CountDownLatch(1);
    Pause untilUp =
        duration -> {
          down.countDown();
          up.await();
        };
    Endpoint endpoint =
        Endpoint.of(URI.create("http://localhost:" + port + "/"), Duration.ofSeconds(10));
    try (MockWebServer again = new MockWebServer();
        Outbox outbox = outbox(endpoint, 1000, untilUp)) {
      outbox.add(parcel("a", 1));
      outbox.add(parcel("b", 1));
      await().until(() -> down.getCount() == 0);
      again.setDispatcher(server.getDispatcher());
      again.start(port);
      up.countDown();

      await().untilAsserted(() -> assertThat(ledger.sent).hasValue(2));
    }
    assertThat(bodies).containsExactly("a", "b");
    assertThat(logged().get(0)).startsWith("cannot deliver, trying again: receiver=test pending=");
    assertThat(logged().get(logged().size() - 1)).startsWith("delivers again: receiver=test");
  }

  @Test
  void longOutageIsLoggedOnceAndNothingSecretWithIt() {
    for (int i = 0; i < 20; i++) {
      answer(503, "");
    }
    Endpoint secret = endpoint().withBasicAuth("monitorix", "opensesame");
    try (Outbox outbox = outbox(secret, 1000, pauses::add)) {
      outbox.add(parcel("a", 1));

      await().untilAsserted(() -> assertThat(ledger.sent).hasValue(1));
    }
    assertThat(logged()).hasSize(2);
    assertThat(String.join(" ", logged())).doesNotContain("in-the-query", "opensesame", "Basic");
    assertThat(secret.toString()).doesNotContain("in-the-query", "opensesame", "Basic");
    assertThat(requests.get(0).getHeaders().get("Authorization"))
        .isEqualTo("Basic bW9uaXRvcml4Om9wZW5zZXNhbWU=");
  }

  @Test
  void closingSendsWhatWaitsAndCountsWhatItCannotSend() {
    answer(500, "");
    answer(200, "");
    answer(500, "");
    Outbox outbox =
        Outbox.start(
            "test",
            endpoint(),
            new PlainText(),
            new QueueSettings(1000, 1, Duration.ofHours(1), Duration.ofHours(1)),
            ledger,
            InstantSource.fixed(NOW),
            RandomGenerator.getDefault());
    outbox.add(parcel("a", 1));
    await().until(() -> ledger.retried.get() == 1);
    outbox.add(parcel("b", 2));
    outbox.add(parcel("c", 4));
    outbox.close();

    assertThat(bodies).containsExactly("a", "a", "b");
    assertThat(ledger.sent).hasValue(1);
    assertThat(ledger.dropped).hasValue(6);
    assertThat(ledger.pending).hasValue(0);
  }
}
