package io.monitorix.alerts.series;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.sample.FlatSample;
import io.monitorix.alerts.sample.FlatSamples;
import io.monitorix.alerts.series.head.Appended;
import io.monitorix.alerts.storage.StaleMarker;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One source that is read again and again: each time its series get a sample, those that are gone a
 * marker of staleness, and {@code up}, {@code scrape_duration_seconds} and their like are written.
 * See <a href="https://prometheus.io/docs/concepts/jobs_instances/">jobs and instances</a>. It
 * remembers its series, so keep it as long as the target is there. Safe for several threads.
 */
public final class ScrapeTarget {

  /** How far ahead of the clock a sample of its own time may be. */
  private static final Duration AHEAD = Duration.ofMinutes(10);

  private static final List<String> REPORT =
      List.of(
          "up",
          "scrape_duration_seconds",
          "scrape_samples_scraped",
          "scrape_samples_post_metric_relabeling",
          "scrape_series_added");

  private final Writer writer;
  private final InstantSource clock;
  private final TargetLabels labels;
  private final Map<SampleKey, Known> known = new HashMap<>();
  private final List<SeriesReference> report = new ArrayList<>();
  private List<Known> order = new ArrayList<>();
  private int scrape;

  ScrapeTarget(Writer writer, InstantSource clock, Labels labels) {
    this.writer = writer;
    this.clock = clock;
    this.labels = new TargetLabels(labels);
  }

  /** Adds what a scrape gave; see {@link #scraped(Instant, Duration, List)}. */
  public ScrapeResult scraped(Instant at, Duration took, MetricSnapshots metrics) {
    return scraped(at, took, List.of(metrics));
  }

  /**
   * Adds what a scrape gave.
   *
   * @param at the time of all samples that have none of their own; grows from scrape to scrape
   * @param took how long the scrape lasted
   * @param sets all metrics. In several sets, because one set refuses a gauge {@code x} beside a
   *     counter {@code x_total}
   */
  public ScrapeResult scraped(Instant at, Duration took, List<MetricSnapshots> sets) {
    long latest = clock.instant().plus(AHEAD).toEpochMilli();
    return writer.write(
        to -> {
          Pass pass = new Pass(at.toEpochMilli(), latest);
          for (MetricSnapshots set : sets) {
            for (MetricSnapshot metric : set) {
              FlatSamples.of(metric, pass::add);
            }
          }
          ScrapeResult result = pass.end();
          report(at, 1, took, result);
          return result;
        });
  }

  /** Says that a scrape failed: the target is down, and all of its series end. */
  public ScrapeResult failed(Instant at, Duration took) {
    return writer.write(
        to -> {
          ScrapeResult result = new Pass(at.toEpochMilli(), Long.MAX_VALUE).end();
          report(at, 0, took, result);
          return result;
        });
  }

  /** Ends all of its series, {@code up} too: the target is no longer there. */
  public void end(Instant at) {
    writer.write(
        to -> {
          ScrapeResult result = new Pass(at.toEpochMilli(), Long.MAX_VALUE).end();
          report.forEach(series -> to.append(series, at.toEpochMilli(), StaleMarker.VALUE));
          report.clear();
          return result;
        });
  }

  private void report(Instant at, double up, Duration took, ScrapeResult result) {
    if (report.isEmpty()) {
      REPORT.forEach(name -> report.add(writer.reference(labels.named(name))));
    }
    double[] values = {
      up, took.toNanos() / 1e9, result.samples(), result.samples(), result.added()
    };
    for (int i = 0; i < values.length; i++) {
      writer.append(report.get(i), at.toEpochMilli(), values[i]);
    }
  }

  private record SampleKey(
      String name,
      io.prometheus.metrics.model.snapshots.Labels labels,
      @Nullable String partName,
      @Nullable String partValue) {

    static SampleKey of(FlatSample sample) {
      return new SampleKey(sample.name(), sample.labels(), sample.partName(), sample.partValue());
    }

    boolean isOf(FlatSample sample) {
      String part = sample.partValue();
      return name.equals(sample.name())
          && (partValue == null ? part == null : partValue.equals(part))
          && labels.equals(sample.labels());
    }
  }

  private static final class Known {

    private final SampleKey key;
    private final SeriesReference series;
    private int scrape;
    private int place;
    private boolean ends;

    Known(SampleKey key, SeriesReference series) {
      this.key = key;
      this.series = series;
    }
  }

  /** One scrape. Its samples nearly always come in the order of the one before. */
  private final class Pass {

    private final long time;
    private final long latest;
    private final List<Known> before = order;
    private final List<Known> now = new ArrayList<>(order.size() + 16);
    private int next;
    private int samples;
    private int added;
    private int refused;

    Pass(long time, long latest) {
      this.time = time;
      this.latest = latest;
      scrape++;
    }

    void add(FlatSample sample) {
      samples++;
      Known series = find(sample);
      Long own = sample.timestampMillis();
      // As in Prometheus: who gives times of its own decides itself when a series is over.
      series.ends = own == null;
      if (series.scrape != scrape) {
        series.scrape = scrape;
        series.place = now.size();
        now.add(series);
      }
      if (own != null && own > latest) {
        refused++;
        writer.refused(Appended.TOO_FAR_AHEAD);
        return;
      }
      Appended result = writer.append(series.series, own == null ? time : own, sample.value());
      refused += result.isRefused() ? 1 : 0;
    }

    private Known find(FlatSample sample) {
      if (next < before.size() && before.get(next).key.isOf(sample)) {
        return before.get(next++);
      }
      SampleKey key = SampleKey.of(sample);
      Known found = known.get(key);
      if (found == null) {
        found = new Known(key, writer.reference(labels.of(sample)));
        known.put(key, found);
        added++;
      } else {
        next = found.scrape == scrape - 1 ? found.place + 1 : next;
      }
      return found;
    }

    ScrapeResult end() {
      int ended = 0;
      for (Known series : before) {
        if (series.scrape != scrape) {
          known.remove(series.key);
          if (series.ends) {
            writer.append(series.series, time, StaleMarker.VALUE);
            ended++;
          }
        }
      }
      order = now;
      return new ScrapeResult(samples, added, ended, refused);
    }
  }
}
