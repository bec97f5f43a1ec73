package io.monitorix.exporter.collect.pbs;

import io.monitorix.client.pbs.model.DatastoreUsage;
import io.monitorix.exporter.collect.Inventory;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a backup server consists of: its datastores. */
public final class PbsSurvey implements Inventory.Survey {

  /** {@code GET /status/datastore-usage}. */
  static final Source<List<DatastoreUsage>> DATASTORES =
      Source.ofTarget(
          "status/datastore-usage",
          (reader, target, previous) -> reader.call(reader.pbs().datastoreUsage()));

  /** There is nothing to tell them apart by. */
  public PbsSurvey() {}

  @Override
  public List<Source<?>> sources() {
    return List.of(DATASTORES);
  }

  @Override
  public @Nullable Inventory of(Readings readings) {
    List<DatastoreUsage> usages = readings.get(DATASTORES);
    return usages == null
        ? null
        : new Inventory(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            usages.stream().map(usage -> new Subject.Datastore(usage.store())).toList());
  }
}
