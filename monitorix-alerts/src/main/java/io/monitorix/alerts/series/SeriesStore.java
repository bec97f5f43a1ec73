package io.monitorix.alerts.series;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.series.block.Block;
import io.monitorix.alerts.series.block.BlockKind;
import io.monitorix.alerts.series.block.BlockSeries;
import io.monitorix.alerts.series.block.BlockWriter;
import io.monitorix.alerts.series.chunk.Chunk;
import io.monitorix.alerts.series.head.Appended;
import io.monitorix.alerts.series.head.Head;
import io.monitorix.alerts.series.head.LiveSeries;
import io.monitorix.alerts.series.wal.Journal;
import io.monitorix.alerts.storage.SelectHints;
import io.monitorix.alerts.storage.SeriesSet;
import io.monitorix.alerts.storage.SeriesSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps series. The newest hours are on the heap; with a directory, older samples are in files that
 * are mapped, and a killed process loses five seconds at most. One thread appends at a time, and
 * selecting waits for nobody. Safe for several threads.
 *
 * <pre>{@code
 * try (SeriesStore store = SeriesStore.open(SeriesStoreOptions.DEFAULTS)) {
 *   store.append(Labels.of("__name__", "up", "job", "pve"), System.currentTimeMillis(), 1);
 * }
 * }</pre>
 */
public final class SeriesStore implements SeriesSource, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SeriesStore.class);

  private final SeriesStoreOptions options;
  private final Head head;
  private final Blocks blocks;
  private final Writer writer;
  private final Selector selector;
  private final @Nullable StoreDirectory directory;
  private final @Nullable Maintenance maintenance;
  private final @Nullable Journal journal;
  private final @Nullable ScheduledExecutorService thread;
  private long droppedUntil = Long.MIN_VALUE;

  private SeriesStore(SeriesStoreOptions options, Head head, @Nullable Restored restored) {
    this.options = options;
    this.head = head;
    this.directory = restored == null ? null : restored.directory();
    this.blocks = restored == null ? new Blocks(List.of()) : restored.blocks();
    this.journal = restored == null ? null : restored.journal();
    this.writer = new Writer(head, journal);
    this.selector = new Selector(head, blocks);
    this.maintenance =
        restored == null
            ? null
            : new Maintenance(
                options,
                head,
                blocks,
                writer,
                restored.directory(),
                restored.journal(),
                restored.headUntil());
    this.thread = options.maintainsItself() ? startThread() : null;
  }

  /**
   * Opens a store, with all that its directory has.
   *
   * @throws IllegalStateException if another process uses the directory
   * @throws UncheckedIOException if the directory cannot be used; a damaged file in it is set aside
   *     and told in the log instead
   */
  public static SeriesStore open(SeriesStoreOptions options) {
    Head head = new Head();
    Path path = options.directory();
    return new SeriesStore(options, head, path == null ? null : Restored.from(path, head));
  }

  private ScheduledExecutorService startThread() {
    ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "series-store");
              made.setDaemon(true);
              return made;
            });
    ScheduledFuture<?> unused =
        executor.scheduleWithFixedDelay(
            () -> {
              try {
                maintain();
              } catch (RuntimeException e) {
                LOG.error("Maintenance of the series store failed", e);
              }
            },
            1,
            1,
            TimeUnit.SECONDS);
    return executor;
  }

  /**
   * Adds a sample.
   *
   * @param time in milliseconds since 1970, later than all that the series has
   * @return whether it was taken
   */
  public Appended append(Labels labels, long time, double value) {
    return writer.one(labels, time, value);
  }

  /** Adds samples, all of them before anybody else adds some. */
  public void write(Consumer<Appender> samples) {
    writer.write(
        to -> {
          samples.accept(to);
          return true;
        });
  }

  /**
   * Something that is scraped.
   *
   * @param labels those that all of its series get, such as {@code job} and {@code instance}
   */
  public ScrapeTarget target(Labels labels) {
    return new ScrapeTarget(writer, options.clock(), labels);
  }

  /** Loads what someone else remembers from before the first samples; to be closed. */
  public HistoryLoad loadHistory() {
    return new HistoryLoad(this::bounds, this::publishHistory);
  }

  private HistoryLoad.Bounds bounds(Labels labels) {
    long[] bounds = {Long.MIN_VALUE, Long.MAX_VALUE};
    writer.change(
        log -> {
          LiveSeries live = head.find(labels);
          if (live != null && live.chunks().length > 0) {
            bounds[1] = live.chunks()[0].firstTime();
          }
        });
    boolean found = false;
    for (Block block : blocks.all()) {
      boolean history = block.kind() == BlockKind.HISTORY;
      int id = history || !found ? block.find(labels) : -1;
      if (id >= 0 && history) {
        bounds[0] = Math.max(bounds[0], block.lastTime(id));
      } else if (id >= 0) {
        // Blocks come in the order of time: the first that has the series has its first sample.
        bounds[1] =
            Math.min(bounds[1], block.firstTime(id) - Math.max(0, block.kind().interval() - 1));
        found = true;
      }
    }
    return new HistoryLoad.Bounds(bounds[0], bounds[1]);
  }

  private void publishHistory(long[] time, Iterator<BlockSeries> series) {
    try {
      Block block;
      Path name = Path.of("history");
      if (directory == null) {
        byte[] bytes = BlockWriter.toBytes(BlockKind.HISTORY, time[0], time[1], series);
        block = Block.ofBytes(name, bytes);
      } else {
        name = directory.history(time[0], time[1]);
        BlockWriter.write(name, BlockKind.HISTORY, time[0], time[1], series);
        block = Block.open(name);
      }
      blocks.replace(List.of(), List.of(block));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write history of series", e);
    }
  }

  @Override
  public SeriesSet select(List<LabelMatcher> matchers, SelectHints hints) {
    return selector.select(matchers, hints);
  }

  /**
   * The labels of all series that the matchers select, sorted.
   *
   * @param from series without samples between this millisecond since 1970
   * @param to and this one are left out, as far as it is known without reading them
   */
  public List<Labels> series(List<LabelMatcher> matchers, long from, long to) {
    return selector.series(matchers, from, to);
  }

  /** The names of their labels, sorted. Without matchers those of all series. */
  public Set<String> labelNames(List<LabelMatcher> matchers, long from, long to) {
    return selector.names(matchers, from, to);
  }

  /** The values that a label has in them, sorted. Without matchers those of all series. */
  public Set<String> labelValues(String name, List<LabelMatcher> matchers, long from, long to) {
    return selector.values(name, matchers, from, to);
  }

  /**
   * Does what is due: brings samples to disk, cuts blocks, deletes what is too old. To be called
   * each second or so, unless the store has a thread for it. Takes long when a block is cut;
   * appending and selecting go on.
   */
  public synchronized void maintain() {
    if (writer.isClosed()) {
      return;
    }
    if (maintenance != null) {
      maintenance.run(options.clock().instant());
      return;
    }
    long end = head.maxTime() - options.retention().toMillis();
    // The drop itself looks at every series: once in a while is enough.
    if (head.maxTime() != Long.MIN_VALUE
        && end >= droppedUntil + options.retention().toMillis() / 32) {
      droppedUntil = end;
      for (LiveSeries series : head.all()) {
        writer.change(log -> head.drop(series, end));
      }
      writer.change(log -> head.dropEmpty());
    }
  }

  /** How many samples were taken since the start: as long as that stays, so does what is read. */
  public long appended() {
    return writer.count(Appended.ADDED);
  }

  /** How it is. */
  public StoreStatus status() {
    long[] words = {0};
    head.forEach(
        series -> {
          for (Chunk chunk : series.chunks()) {
            words[0] += chunk.size();
          }
        });
    return new StoreStatus(
        head.series(),
        head.chunks(),
        words[0] * Long.BYTES,
        head.minTime(),
        head.maxTime(),
        writer.count(Appended.ADDED),
        writer.count(Appended.OUT_OF_ORDER),
        writer.count(Appended.DUPLICATE),
        writer.count(Appended.TOO_OLD),
        writer.count(Appended.TOO_FAR_AHEAD),
        head.created(),
        head.removed(),
        blocks.all().size(),
        blocks.size(),
        journal == null ? 0 : journal.size());
  }

  /**
   * What most series on the heap are of.
   *
   * @param limit how many of each kind are named
   */
  public Cardinality cardinality(int limit) {
    return Cardinality.of(head.index(), limit);
  }

  /** Writes the newest samples down so that the next start is quick. Nothing is accepted after. */
  @Override
  public void close() {
    if (thread != null) {
      thread.shutdown();
    }
    synchronized (this) {
      if (writer.close() && directory != null && maintenance != null) {
        maintenance.close();
        directory.close();
      }
    }
  }
}
