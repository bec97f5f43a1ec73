package io.monitorix.exporter;

import io.monitorix.client.CallListener;
import io.monitorix.exporter.collect.Inventory;
import io.monitorix.exporter.config.FileSdConfig;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.discovery.FileDiscovery;
import io.monitorix.exporter.history.FirstContact;
import io.monitorix.exporter.history.HistoryArchive;
import io.monitorix.exporter.metric.SampleSink;
import io.monitorix.exporter.poll.Snapshot;
import io.monitorix.exporter.poll.SnapshotBoard;
import io.monitorix.exporter.poll.TargetSet;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The targets that are watched: those of the configuration, and those that files name now and
 * later. At the first contact with one its past is read. Safe for several threads.
 */
final class Watch implements AutoCloseable {

  private final TargetSet targets;
  private final InstantSource clock;
  private final Optional<FirstContact> firstContact;
  private List<TargetConfig> configured = List.of();
  private FileDiscovery files;

  /**
   * A watch over nothing.
   *
   * @param targets polls them
   * @param firstContact reads their past; empty where that is not wanted
   */
  Watch(TargetSet targets, Optional<FirstContact> firstContact, InstantSource clock) {
    this.targets = targets;
    this.firstContact = firstContact;
    this.clock = clock;
    this.files = FileDiscovery.start(List.of(), Set.of(), clock);
    firstContact.ifPresent(FirstContact::start);
  }

  /** Who reads the past of new targets; empty where that is off, or cannot be kept. */
  static Optional<FirstContact> firstContact(
      Settings settings,
      SnapshotBoard board,
      Function<String, CallListener> listeners,
      InstantSource clock) {
    return settings
        .data()
        .filter(data -> data.history())
        .flatMap(data -> HistoryArchive.open(data.directory()))
        .map(
            archive ->
                new FirstContact(
                    archive,
                    target -> board.of(target).map(Snapshot::inventory).orElse(Inventory.EMPTY),
                    listeners,
                    clock));
  }

  /** The targets that are polled at the moment. */
  List<TargetConfig> targets() {
    return targets.targets();
  }

  /**
   * Watches these targets and those of these files from now on.
   *
   * @throws RuntimeException when one cannot be polled; nothing has changed then
   */
  synchronized void apply(List<TargetConfig> named, List<FileSdConfig> namedByFiles) {
    Set<String> names = named.stream().map(TargetConfig::name).collect(Collectors.toSet());
    FileDiscovery started = FileDiscovery.start(namedByFiles, names, clock);
    started.onChange(this::followFiles);
    try {
      poll(named, started);
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
    files.close();
    files = started;
    configured = named;
  }

  private synchronized void followFiles() {
    poll(configured, files);
  }

  private void poll(List<TargetConfig> named, FileDiscovery found) {
    List<TargetConfig> all = Stream.concat(named.stream(), found.targets().stream()).toList();
    targets.apply(all);
    firstContact.ifPresent(contact -> contact.apply(all));
  }

  /** How the files do. */
  void emit(SampleSink sink) {
    FileDiscovery now;
    synchronized (this) {
      now = files;
    }
    now.emit(sink);
  }

  @Override
  public void close() {
    synchronized (this) {
      files.close();
    }
    firstContact.ifPresent(FirstContact::close);
    targets.close();
  }
}
