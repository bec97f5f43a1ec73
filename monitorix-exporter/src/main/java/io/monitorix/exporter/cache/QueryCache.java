package io.monitorix.exporter.cache;

import io.monitorix.exporter.config.CacheConfig;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers answers to queries. What a query read that ended a minute ago does not change any more:
 * its answer is kept for a minute. An answer about the last minute counts on the heap as long as no
 * sample has come, and in a store that others share for some seconds. Where the store does not
 * answer, it is left alone for a while. Safe for several threads.
 */
public final class QueryCache implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(QueryCache.class);

  private static final Duration SETTLED = Duration.ofMinutes(1);
  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final AnswerStore store;
  private final boolean shared;
  private final InstantSource clock;
  private final Counter requests;
  private final AtomicReference<Instant> pausedUntil = new AtomicReference<>(Instant.MIN);

  /**
   * What was asked.
   *
   * @param text all that the answer depends on, apart from the samples
   * @param end the latest time that it reads samples of
   * @param samples how many samples the store of series had taken
   */
  public record Question(String text, Instant end, long samples) {}

  private QueryCache(
      AnswerStore store, boolean shared, InstantSource clock, PrometheusRegistry registry) {
    this.store = store;
    this.shared = shared;
    this.clock = clock;
    this.requests =
        Counter.builder()
            .name("monitorix_query_cache_requests_total")
            .help("Queries that could be answered from the cache, by whether they were.")
            .labelNames("result")
            .register(registry);
    for (String result : new String[] {"hit", "miss", "error"}) {
      requests.initLabelValues(result);
    }
  }

  /** As it is configured. */
  public static QueryCache of(
      CacheConfig config, InstantSource clock, PrometheusRegistry registry) {
    return config
        .redis()
        .map(server -> new QueryCache(new RedisStore(server), true, clock, registry))
        .orElseGet(
            () -> new QueryCache(new HeapStore(config.maxSize(), clock), false, clock, registry));
  }

  /** An answer that holds; empty where the query has to be evaluated. */
  public Optional<byte[]> find(Question question) {
    if (isPaused()) {
      requests.labelValues("error").inc();
      return Optional.empty();
    }
    try {
      Optional<byte[]> found = store.get(key(question));
      requests.labelValues(found.isPresent() ? "hit" : "miss").inc();
      return found;
    } catch (CacheException e) {
      requests.labelValues("error").inc();
      pause(e);
      return Optional.empty();
    }
  }

  /** Remembers an answer. */
  public void keep(Question question, byte[] answer) {
    if (isPaused()) {
      return;
    }
    try {
      store.put(key(question), answer, !shared || isSettled(question) ? KEPT : FRESH);
    } catch (CacheException e) {
      pause(e);
    }
  }

  private String key(Question question) {
    return shared || isSettled(question)
        ? question.text()
        : question.samples() + " " + question.text();
  }

  private boolean isSettled(Question question) {
    return question.end().plus(SETTLED).isBefore(clock.instant());
  }

  private boolean isPaused() {
    return clock.instant().isBefore(pausedUntil.get());
  }

  private void pause(CacheException failure) {
    pausedUntil.set(clock.instant().plus(PAUSE));
    log.warn(
        "the cache of queries is left alone for {} s: {}", PAUSE.toSeconds(), failure.getMessage());
  }

  @Override
  public void close() {
    store.close();
  }
}
