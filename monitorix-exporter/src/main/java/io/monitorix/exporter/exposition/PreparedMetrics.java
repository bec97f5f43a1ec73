package io.monitorix.exporter.exposition;

import io.monitorix.exporter.metric.MetricFamilies;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The body of {@code /metrics}. The metrics of Proxmox are rendered once for each change, in those
 * formats that were asked for lately; a scrape adds only the few that the process has of itself.
 * Safe for several threads.
 */
public final class PreparedMetrics {

  private static final Logger log = LoggerFactory.getLogger(PreparedMetrics.class);

  /** A format that nobody asked for in this time is rendered again only when somebody does. */
  private static final Duration LATELY = Duration.ofMinutes(5);

  private final Supplier<MetricFamilies> proxmox;
  private final Supplier<MetricSnapshots> own;
  private final Executor renderer;
  private final InstantSource clock;
  private final Map<Format, Slot> plain = new EnumMap<>(Format.class);
  private final Map<Format, Slot> compressed = new EnumMap<>(Format.class);
  private final AtomicBoolean pending = new AtomicBoolean();

  /**
   * @param proxmox gives the metrics that are rendered ahead
   * @param own gives those that are rendered at each scrape
   * @param renderer renders ahead; its thread may be busy for the time of one rendering
   */
  public PreparedMetrics(
      Supplier<MetricFamilies> proxmox,
      Supplier<MetricSnapshots> own,
      Executor renderer,
      InstantSource clock) {
    this.proxmox = proxmox;
    this.own = own;
    this.renderer = renderer;
    this.clock = clock;
    for (Format format : Format.values()) {
      plain.put(format, new Slot(format, false));
      compressed.put(format, new Slot(format, true));
    }
  }

  /** Tells that the metrics have changed. Changes while a rendering waits to start are one. */
  public void changed() {
    if (pending.compareAndSet(false, true)) {
      try {
        renderer.execute(this::refresh);
      } catch (RejectedExecutionException e) {
        // the process ends: nobody will ask for what a last reading brought
        pending.set(false);
      }
    }
  }

  private void refresh() {
    pending.set(false);
    Instant since = clock.instant().minus(LATELY);
    try {
      List<Slot> wanted =
          Stream.concat(plain.values().stream(), compressed.values().stream())
              .filter(slot -> slot.isWanted(since))
              .toList();
      if (!wanted.isEmpty()) {
        MetricFamilies families = proxmox.get();
        wanted.forEach(slot -> slot.refresh(families));
      }
    } catch (RuntimeException e) {
      log.error("rendering the metrics failed, scrapes get those before", e);
    }
  }

  /** The body in this format; rendered on the spot when the format was not asked for lately. */
  public Body body(Format format, boolean gzip) {
    Part.Content rest = out -> format.write(out, own.get());
    if (gzip) {
      return Part.gzip(slot(compressed, format).get(), Part.last(rest));
    }
    return new Body(List.of(slot(plain, format).get().bytes(), Part.plain(rest).bytes()), false);
  }

  /** The body with some samples alone, and with none of the process; rendered on the spot. */
  public Body some(Predicate<Labels> wanted, Format format, boolean gzip) {
    MetricFamilies families = proxmox.get().only(wanted);
    Part.Content content = out -> format.writeOpenEnded(out, families);
    Part.Content end = out -> format.write(out, MetricSnapshots.of());
    return gzip
        ? Part.gzip(Part.first(content), Part.last(end))
        : new Body(List.of(Part.plain(content).bytes(), Part.plain(end).bytes()), false);
  }

  private static Slot slot(Map<Format, Slot> slots, Format format) {
    Slot slot = slots.get(format);
    if (slot == null) {
      throw new IllegalStateException("no slot for " + format);
    }
    return slot;
  }

  /** One format and encoding. */
  private final class Slot {
    private final Format format;
    private final boolean gzip;
    private @Nullable Part part;
    private @Nullable Instant asked;

    Slot(Format format, boolean gzip) {
      this.format = format;
      this.gzip = gzip;
    }

    synchronized boolean isWanted(Instant since) {
      boolean wanted = asked != null && asked.isAfter(since);
      if (!wanted) {
        part = null;
      }
      return wanted;
    }

    void refresh(MetricFamilies families) {
      Part rendered = render(families);
      synchronized (this) {
        part = rendered;
      }
    }

    synchronized Part get() {
      asked = clock.instant();
      if (part == null) {
        part = render(proxmox.get());
      }
      return part;
    }

    private Part render(MetricFamilies families) {
      Part.Content content = out -> format.writeOpenEnded(out, families);
      return gzip ? Part.first(content) : Part.plain(content);
    }
  }
}
