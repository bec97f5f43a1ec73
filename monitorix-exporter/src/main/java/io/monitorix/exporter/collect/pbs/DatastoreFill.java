package io.monitorix.exporter.collect.pbs;

import io.monitorix.client.pbs.model.DatastoreUsage;
import io.monitorix.client.pbs.model.GarbageCollection;
import io.monitorix.exporter.collect.Source;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How full a datastore is, without the month of history that comes with the answer.
 *
 * @param size bytes of the file system; null where it cannot be read, as the two that follow
 * @param used bytes in use
 * @param available bytes that are left
 * @param full when it will be full; null unless it fills
 * @param garbage what the last garbage collection found; null where there was none
 */
record DatastoreFill(
    String store,
    @Nullable Long size,
    @Nullable Long used,
    @Nullable Long available,
    @Nullable Instant full,
    @Nullable GarbageCollection garbage) {

  /** {@code GET /status/datastore-usage}, of each datastore that the caller may see. */
  static final Source<List<DatastoreFill>> ALL =
      Source.ofTarget(
          "status/datastore-usage",
          (reader, target, previous) ->
              reader
                  .call(reader.pbs().datastoreUsage())
                  .thenApply(
                      usages -> usages.stream().map(usage -> of(usage, reader.now())).toList()));

  /** A moment in the past is the server's word for a datastore that does not fill. */
  private static DatastoreFill of(DatastoreUsage usage, Instant now) {
    Instant full = usage.estimatedFull();
    GarbageCollection garbage = usage.garbageCollection();
    return new DatastoreFill(
        usage.store(),
        usage.total(),
        usage.used(),
        usage.available(),
        full != null && full.isAfter(now) ? full : null,
        garbage != null && garbage.lastRunUpid() != null ? garbage : null);
  }
}
