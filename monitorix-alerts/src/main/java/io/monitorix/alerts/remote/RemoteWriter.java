package io.monitorix.alerts.remote;

import io.monitorix.alerts.remote.delivery.Outbox;
import io.monitorix.alerts.remote.delivery.OutboxObserver;
import io.monitorix.alerts.sample.FlatSamples;
import io.monitorix.alerts.sample.MetricType;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Writes metrics to one receiver of remote write 1.0. Each call of {@link #append} stands for a
 * scrape: its samples get one time, and a series that the call before had and this one has not is
 * marked stale, so that queries no longer find it. Bodies are made on the calling thread and sent
 * from a bounded queue by another. A series that is alive costs some 180 bytes for that. Safe for
 * several threads.
 */
public final class RemoteWriter implements AutoCloseable {

  /** The NaN that says "no more" in Prometheus. */
  private static final long STALE = 0x7ff0_0000_0000_0002L;

  private final int samplesPerSend;
  private final Labels externalLabels;
  private final @Nullable Duration describeEvery;
  private final Outbox outbox;
  private final Map<Labels, Map<Series, Series>> alive = new HashMap<>();
  private final Map<String, Instant> described = new HashMap<>();

  private RemoteWriter(RemoteWriteSettings settings, Outbox outbox) {
    this.samplesPerSend = settings.queue().maxSamplesPerSend();
    this.externalLabels = settings.externalLabels();
    this.describeEvery = settings.describeEvery();
    this.outbox = outbox;
  }

  /**
   * Starts one. Nothing is sent before the first {@link #append}.
   *
   * @throws IllegalArgumentException if a file of certificates cannot be used, or a header has
   *     characters that none may have
   * @throws IllegalStateException if there is no Snappy on this machine
   */
  public static RemoteWriter start(
      RemoteWriteSettings settings,
      OutboxObserver observer,
      InstantSource clock,
      RandomGenerator random) {
    WriteRequest.checkCompression();
    return new RemoteWriter(
        settings,
        Outbox.start(
            settings.name(),
            settings.endpoint(),
            new RemoteWriteProtocol(),
            settings.queue(),
            observer,
            clock,
            random));
  }

  /** {@link #append(Instant, List, Labels)} of one set. */
  public void append(Instant at, MetricSnapshots metrics, Labels source) {
    append(at, List.of(metrics), source);
  }

  /**
   * Queues all that a source has now, and returns without waiting for the receiver.
   *
   * @param at the time of all samples that have none of their own; must grow from call to call of
   *     one source
   * @param sets all metrics of the source. In several sets, because one set refuses a gauge {@code
   *     x} beside a counter {@code x_total}; none of them for a source that is gone
   * @param source tells this source from others, and is added to each series, as {@code job} and
   *     {@code instance} are by a scrape. A label of the same name becomes {@code exported_…}
   */
  public synchronized void append(Instant at, List<MetricSnapshots> sets, Labels source) {
    SeriesFactory factory = new SeriesFactory(source, externalLabels);
    Map<Series, Series> before = alive.getOrDefault(source, Map.of());
    Map<Series, Series> now = new HashMap<>(before.size() * 4 / 3 + 1);
    Requests requests = new Requests();
    for (MetricSnapshots set : sets) {
      for (MetricSnapshot metric : set) {
        FlatSamples.of(
            metric,
            sample -> {
              Series made = factory.of(sample);
              Series series = before.getOrDefault(made, made);
              // Of a series that comes twice the first counts: a receiver would refuse both.
              if (now.putIfAbsent(series, series) == null) {
                Long own = sample.timestampMillis();
                requests.add(
                    series,
                    Double.doubleToLongBits(sample.value()),
                    own == null ? at.toEpochMilli() : own);
              }
            });
      }
    }
    for (Series series : before.keySet()) {
      if (!now.containsKey(series)) {
        requests.add(series, STALE, at.toEpochMilli());
      }
    }
    requests.end();
    if (now.isEmpty()) {
      alive.remove(source);
    } else {
      alive.put(source, now);
    }
    describe(at, sets);
  }

  /**
   * Queues single samples of series that somebody else looks after, markers of staleness included,
   * and returns without waiting for the receiver.
   *
   * @param samples adds them, those of a series in the order of time
   */
  public synchronized void write(Consumer<SampleAdder> samples) {
    SeriesFactory factory = new SeriesFactory(Labels.EMPTY, externalLabels);
    Requests requests = new Requests();
    samples.accept(
        (labels, time, value) ->
            requests.add(factory.of(labels), Double.doubleToRawLongBits(value), time));
    requests.end();
  }

  /** Takes samples while it is handed out. */
  @FunctionalInterface
  public interface SampleAdder {

    /**
     * Adds one.
     *
     * @param labels of its series, the metric's name included
     * @param time in milliseconds since 1970
     */
    void add(io.monitorix.alerts.labels.Labels labels, long time, double value);
  }

  private void describe(Instant at, List<MetricSnapshots> sets) {
    if (describeEvery == null) {
      return;
    }
    Instant due = at.minus(describeEvery);
    Requests requests = new Requests();
    for (MetricSnapshots set : sets) {
      for (MetricSnapshot metric : set) {
        String family = MetricType.family(metric);
        Instant last = described.get(family);
        if (last == null || !last.isAfter(due)) {
          described.put(family, at);
          requests.describe(metric);
        }
      }
    }
    requests.end();
  }

  /**
   * Sends what still waits, for some seconds at most. Series are not marked stale: whoever starts
   * again goes on with them.
   */
  @Override
  public void close() {
    outbox.close();
  }

  /** Cuts what is added into requests of the size that the receiver is to get. */
  private final class Requests {

    private WriteRequest request = new WriteRequest();

    void add(Series series, long valueBits, long timestampMillis) {
      request.add(series, valueBits, timestampMillis);
      cut(samplesPerSend);
    }

    void describe(MetricSnapshot metric) {
      request.describe(metric);
      cut(samplesPerSend);
    }

    void end() {
      cut(1);
    }

    private void cut(int size) {
      if (request.size() >= size) {
        outbox.add(request.parcel());
        request = new WriteRequest();
      }
    }
  }
}
