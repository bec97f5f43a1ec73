package io.monitorix.exporter.collect.pbs;

import io.monitorix.client.pbs.model.Datastore;
import io.monitorix.exporter.collect.Inventory;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a backup server consists of: its datastores. */
final class PbsSurvey implements Inventory.Survey {

  @Override
  public List<Source<?>> sources() {
    return List.of(PbsSources.DATASTORES);
  }

  @Override
  public @Nullable Inventory of(Readings readings) {
    List<Datastore> stores = readings.get(PbsSources.DATASTORES);
    return stores == null
        ? null
        : new Inventory(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            stores.stream().map(store -> new Subject.Datastore(store.store())).toList());
  }
}
