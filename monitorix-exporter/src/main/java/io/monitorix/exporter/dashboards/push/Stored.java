package io.monitorix.exporter.dashboards.push;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A dashboard as Grafana has it.
 *
 * @param fields its JSON
 * @param folder the uid of its folder; empty for none
 * @param version by which Grafana sees that nobody else has changed it; empty where it does not ask
 * @param annotations of the resource; empty where there is none
 * @param manager what it belongs to, a file for instance, so that nobody else may change it; empty
 *     for nothing
 */
record Stored(
    Map<?, ?> fields,
    String folder,
    String version,
    Map<String, String> annotations,
    String manager) {

  Stored {
    annotations = new LinkedHashMap<>(annotations);
  }
}
