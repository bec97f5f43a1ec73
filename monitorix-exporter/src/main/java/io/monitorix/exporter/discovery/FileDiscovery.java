package io.monitorix.exporter.discovery;

import io.monitorix.exporter.config.FilePattern;
import io.monitorix.exporter.config.FileSdConfig;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.config.TargetGroup;
import io.monitorix.exporter.metric.Metric;
import io.monitorix.exporter.metric.SampleSink;
import io.prometheus.metrics.model.snapshots.Labels;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The targets of {@code file_sd_configs}. Files are read at the start, when something changes in
 * their folders, and after the refresh interval; one that cannot be read keeps the targets that it
 * had. Safe for several threads.
 */
public final class FileDiscovery implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(FileDiscovery.class);

  private static final Metric SUCCESS =
      Metric.gauge(
          "monitorix_sd_file_success",
          "Whether the file of targets could be read; if not, it keeps the targets that it had.",
          "file");

  private static final Metric TARGETS =
      Metric.gauge("monitorix_sd_file_targets", "Targets that the file names.", "file");

  private static final Metric LAST_SUCCESS =
      Metric.gauge(
          "monitorix_sd_file_last_success_timestamp_seconds",
          "When the file of targets could be read last.",
          "file");

  /** What {@link #emit} adds. */
  public static final List<Metric> METRICS = List.of(SUCCESS, TARGETS, LAST_SUCCESS);

  private final Map<FileSdConfig, TargetFiles> files = new LinkedHashMap<>();
  private final Set<String> takenNames;
  private final Duration interval;
  private volatile @Nullable FolderWatch watch;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile Findings findings = new Findings(List.of(), List.of(), Map.of());

  /** What was found. */
  private record Findings(
      List<TargetConfig> targets, List<String> problems, Map<Path, FoundFile> files) {}

  /** A file, of which several entries may each take some targets. */
  private record FoundFile(TargetFiles.State state, int targets) {
    FoundFile plus(FoundFile other) {
      return new FoundFile(state, targets + other.targets());
    }
  }

  private FileDiscovery(List<FileSdConfig> configs, Set<String> takenNames, InstantSource clock) {
    configs.forEach(config -> files.put(config, new TargetFiles(config.files(), clock)));
    this.takenNames = Set.copyOf(takenNames);
    this.interval =
        configs.stream()
            .map(FileSdConfig::refreshInterval)
            .min(Duration::compareTo)
            .orElse(Duration.ofDays(1));
  }

  /**
   * Reads the files and begins to watch them.
   *
   * @param takenNames the names of other targets: a file's target of such a name is left out
   */
  public static FileDiscovery start(
      List<FileSdConfig> configs, Set<String> takenNames, InstantSource clock) {
    FileDiscovery discovery = new FileDiscovery(configs, takenNames, clock);
    if (configs.isEmpty()) {
      return discovery;
    }
    FolderWatch watch = FolderWatch.open();
    discovery.watch = watch;
    discovery.watchFolders(watch);
    discovery.refresh();
    Thread thread = new Thread(() -> discovery.keepUp(watch), "file-discovery");
    thread.setDaemon(true);
    thread.start();
    return discovery;
  }

  /** The targets that the files name, in the order of the configuration; their names differ. */
  public List<TargetConfig> targets() {
    return findings.targets();
  }

  /** What is wrong with the files now, for a person; free of secrets. */
  public List<String> problems() {
    return findings.problems();
  }

  /** Calls the listener after each change of {@link #targets}, on a thread of its own. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Adds how the files do. */
  public void emit(SampleSink sink) {
    findings
        .files()
        .forEach(
            (file, found) -> {
              Labels labels = Labels.of("file", file.toString());
              sink.add(SUCCESS, labels, found.state().problem() == null ? 1 : 0);
              sink.add(TARGETS, labels, found.targets());
              Instant readAt = found.state().readAt();
              if (readAt != null) {
                sink.add(LAST_SUCCESS, labels, readAt.toEpochMilli() / 1000.0);
              }
            });
  }

  /** Ends the watching, and its thread; the targets stay as they are. */
  @Override
  public void close() {
    FolderWatch watched = watch;
    if (watched != null) {
      watched.close();
    }
  }

  private void keepUp(FolderWatch watched) {
    try {
      while (watched.await(interval)) {
        watchFolders(watched);
        List<TargetConfig> before = findings.targets();
        refresh();
        if (!before.equals(findings.targets())) {
          log.info(
              "targets changed: files={} targets={}", findings.files().size(), targets().size());
          listeners.forEach(this::tell);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException e) {
      log.error("the changed targets were not taken over", e);
    }
  }

  private void watchFolders(FolderWatch watched) {
    Set<Path> folders = new LinkedHashSet<>();
    files
        .keySet()
        .forEach(config -> config.files().stream().map(FilePattern::folder).forEach(folders::add));
    watched.watch(folders);
  }

  private void refresh() {
    files.values().forEach(TargetFiles::refresh);
    Findings found = findings();
    found.problems().stream()
        .filter(problem -> !findings.problems().contains(problem))
        .forEach(problem -> log.warn("targets of files: {}", problem));
    if (found.problems().isEmpty() && !findings.problems().isEmpty()) {
      log.info("targets of files: nothing is wrong any more");
    }
    findings = found;
  }

  private Findings findings() {
    Map<String, TargetConfig> targets = new LinkedHashMap<>();
    Set<String> problems = new LinkedHashSet<>();
    Map<Path, FoundFile> found = new LinkedHashMap<>();
    files.forEach(
        (config, read) -> {
          problems.addAll(read.problems());
          read.states()
              .forEach(
                  (file, state) -> {
                    int before = targets.size();
                    for (TargetGroup group : state.groups()) {
                      for (TargetConfig target : config.targets(group)) {
                        if (takenNames.contains(target.name())
                            || targets.putIfAbsent(target.name(), target) != null) {
                          problems.add(
                              file
                                  + ": the target '"
                                  + target.name()
                                  + "' is left out, there is another of that name;"
                                  + " give it a label cluster of its own");
                        }
                      }
                    }
                    found.merge(
                        file, new FoundFile(state, targets.size() - before), FoundFile::plus);
                  });
        });
    return new Findings(List.copyOf(targets.values()), List.copyOf(problems), found);
  }
}
