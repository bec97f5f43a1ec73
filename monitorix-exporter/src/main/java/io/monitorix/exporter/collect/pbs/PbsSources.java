package io.monitorix.exporter.collect.pbs;

import io.monitorix.client.pbs.model.Datastore;
import io.monitorix.client.pbs.model.Version;
import io.monitorix.exporter.collect.Source;
import java.util.List;

/** What more than one collector reads. */
final class PbsSources {

  /** {@code GET /version}. */
  static final Source<Version> VERSION =
      Source.ofTarget("version", (reader, target, previous) -> reader.call(reader.pbs().version()));

  /** {@code GET /admin/datastore}: those that the caller may see. */
  static final Source<List<Datastore>> DATASTORES =
      Source.ofTarget(
          "admin/datastore", (reader, target, previous) -> reader.call(reader.pbs().datastores()));

  private PbsSources() {}
}
