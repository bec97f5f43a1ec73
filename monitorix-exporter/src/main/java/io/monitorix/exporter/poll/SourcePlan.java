package io.monitorix.exporter.poll;

import io.monitorix.exporter.catalog.Collectors;
import io.monitorix.exporter.catalog.Coverage;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorSettings;
import io.monitorix.exporter.config.TargetConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Makes the cells of a target: what is read for its collectors, how often, for how long. */
record SourcePlan(TargetConfig target, Collectors collectors, RandomGenerator random) {

  /** The cells of all sources that the collectors need, and of those of the survey. */
  List<SourceCells<?>> cells(Coverage coverage) {
    Set<Source<?>> sources = collectors.sources();
    sources.addAll(coverage.survey().sources());
    List<SourceCells<?>> cells = new ArrayList<>();
    sources.forEach(source -> cells.add(cells(source, coverage.survey().sources())));
    return cells;
  }

  /** The cells of a source that no collector needs, at its own pace. */
  <T> SourceCells<T> cells(Source<T> source, List<Source<?>> survey) {
    List<CollectorSettings> users =
        collectors.all().stream()
            .filter(collector -> collector.sources().contains(source))
            .map(Collector::name)
            .map(target.collectors().collectors()::get)
            .filter(Objects::nonNull)
            .toList();
    Duration interval = target.interval();
    Duration timeout = target.timeout();
    if (!users.isEmpty() && !survey.contains(source)) {
      interval = users.stream().map(CollectorSettings::interval).min(Duration::compareTo).get();
      timeout = users.stream().map(CollectorSettings::timeout).max(Duration::compareTo).get();
    }
    int concurrency =
        users.stream()
            .mapToInt(CollectorSettings::concurrency)
            .max()
            .orElse(CollectorSettings.DEFAULT_CONCURRENCY);
    Duration paced = interval.compareTo(source.floor()) < 0 ? source.floor() : interval;
    return new SourceCells<>(
        target.name(), source, new Rhythm(paced, target.interval(), random), timeout, concurrency);
  }
}
