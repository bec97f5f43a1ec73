package io.monitorix.exporter.series;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.series.HistoryLoad;
import io.monitorix.alerts.series.SeriesStore;
import io.monitorix.alerts.storage.SampleBuffer;
import io.monitorix.exporter.history.HistoryArchive;
import io.monitorix.exporter.history.HistoryPoint;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what Proxmox remembers of a target into the store, once all of it has been read. The store
 * leaves out what it has already. For one thread.
 */
final class RememberedPast {

  private static final Logger log = LoggerFactory.getLogger(RememberedPast.class);

  private final SeriesStore store;
  private final Optional<HistoryArchive> archive;
  private final Set<String> loaded = new HashSet<>();

  RememberedPast(SeriesStore store, Optional<HistoryArchive> archive) {
    this.store = store;
    this.archive = archive;
  }

  /**
   * Loads what is complete and was not loaded before.
   *
   * @param targets {@code job} and {@code instance}, which is the target's name, of what is scraped
   */
  void load(Set<Labels> targets) {
    for (Labels target : targets) {
      String name = target.get("instance");
      if (archive.isPresent() && !loaded.contains(name) && archive.get().isComplete(name)) {
        loaded.add(name);
        load(target, archive.get(), name);
      }
    }
  }

  private void load(Labels target, HistoryArchive from, String name) {
    try (HistoryLoad load = store.loadHistory()) {
      Taking taking = new Taking(target, load);
      from.read(name, taking::point);
      taking.endSeries();
      log.info("history is there: target={} points={}", name, taking.points);
    }
  }

  /** Puts the points of one series together, which come one after the other. */
  private static final class Taking {
    private final Labels target;
    private final HistoryLoad load;
    private final SampleBuffer samples = new SampleBuffer();
    private @Nullable HistoryPoint last;
    private long points;

    Taking(Labels target, HistoryLoad load) {
      this.target = target;
      this.load = load;
    }

    void point(HistoryPoint point) {
      HistoryPoint before = last;
      if (before != null
          && !(before.metric().equals(point.metric()) && before.labels().equals(point.labels()))) {
        endSeries();
      }
      last = point;
      samples.add(point.at().toEpochMilli(), point.value());
    }

    void endSeries() {
      HistoryPoint point = last;
      if (point == null) {
        return;
      }
      Map<String, String> labels = new LinkedHashMap<>(target.toMap());
      labels.put(Labels.NAME, point.metric());
      point.labels().forEach(label -> labels.put(label.getName(), label.getValue()));
      int size = samples.size();
      points +=
          load.add(
              Labels.of(labels),
              Arrays.copyOf(samples.times(), size),
              Arrays.copyOf(samples.values(), size));
      samples.clear();
      last = null;
    }
  }
}
