package io.monitorix.exporter.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.cache.QueryCache.Question;
import io.monitorix.exporter.config.CacheConfig;
import io.monitorix.exporter.fixture.VirtualClock;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** On the heap, and in a real Redis. */
class QueryCacheTest {

  private static final byte[] ANSWER = "{}".getBytes(UTF_8);

  private final VirtualClock clock = new VirtualClock();
  private final Instant start = clock.instant();
  private final PrometheusRegistry registry = new PrometheusRegistry();

  private static Question question(String text, Instant end, long samples) {
    return new Question(text, end, samples);
  }

  private QueryCache onHeap(long size) {
    return QueryCache.of(new CacheConfig(size, Optional.empty()), clock, registry);
  }

  private Map<String, Double> counted() {
    return registry.scrape().stream()
        .filter(CounterSnapshot.class::isInstance)
        .flatMap(found -> ((CounterSnapshot) found).getDataPoints().stream())
        .collect(
            Collectors.toMap(
                point -> point.getLabels().get("result"), CounterDataPointSnapshot::getValue));
  }

  @Test
  void anAnswerAboutNowHoldsUntilTheNextSample() {
    QueryCache cache = onHeap(1_000_000);
    cache.keep(question("up", start, 7), ANSWER);
    assertThat(cache.find(question("up", start, 7))).contains(ANSWER);
    assertThat(cache.find(question("up", start, 8))).isEmpty();
    assertThat(cache.find(question("down", start, 7))).isEmpty();
    assertThat(counted()).containsEntry("hit", 1.0).containsEntry("miss", 2.0);
  }

  @Test
  void anAnswerAboutWhatIsOverHoldsForAMinuteWhateverComes() {
    QueryCache cache = onHeap(1_000_000);
    Instant over = start.minusSeconds(61);
    cache.keep(question("up", over, 7), ANSWER);
    assertThat(cache.find(question("up", over, 9))).contains(ANSWER);
    clock.advance(Duration.ofSeconds(61));
    assertThat(cache.find(question("up", over, 9))).isEmpty();
  }

  @Test
  void theHeapHasRoomForSoMuchAndNoMore() {
    QueryCache cache = onHeap(10_000);
    Instant over = start.minusSeconds(61);
    byte[] large = new byte[4_000];
    for (int i = 0; i < 20; i++) {
      cache.keep(question("q" + i, over, 0), large);
    }
    long kept = 0;
    for (int i = 0; i < 20; i++) {
      kept += cache.find(question("q" + i, over, 0)).isPresent() ? 1 : 0;
    }
    assertThat(kept).isLessThanOrEqualTo(2);
  }

  @Test
  void replicasShareARedisThatMayGoAway() throws IOException {
    int port = freePort();
    RedisServer redis = RedisServer.newRedisServer().port(port).build();
    redis.start();
    CacheConfig server =
        new CacheConfig(
            0,
            Optional.of(
                new CacheConfig.Redis(
                    "127.0.0.1", port, false, 0, Optional.empty(), Optional.empty(), "monitorix")));
    try (QueryCache one = QueryCache.of(server, clock, registry);
        QueryCache two = QueryCache.of(server, clock, new PrometheusRegistry())) {
      one.keep(question("up", start, 7), ANSWER);
      assertThat(two.find(question("up", start, 3_000))).contains(ANSWER);
      assertThat(two.find(question("down", start, 3_000))).isEmpty();

      redis.stop();
      assertThat(one.find(question("up", start, 7))).isEmpty();
      one.keep(question("up", start, 7), ANSWER);
      assertThat(counted()).containsEntry("error", 1.0);

      redis.start();
      assertThat(one.find(question("up", start, 7))).as("left alone for a while").isEmpty();
      clock.advance(Duration.ofSeconds(11));
      one.keep(question("up", start, 7), ANSWER);
      assertThat(one.find(question("up", start, 7))).contains(ANSWER);
    } finally {
      redis.stop();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
