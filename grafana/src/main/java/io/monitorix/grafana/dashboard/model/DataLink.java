package io.monitorix.grafana.dashboard.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A link from a value to another dashboard, which takes the time and the data source along.
 *
 * @param page where it leads
 * @param variables values for variables there, by their names: {@code ${__data.fields.id}} for
 *     instance
 */
public record DataLink(Page page, Map<String, String> variables) {

  /** Copies the map, by the alphabet. */
  public DataLink {
    variables = Collections.unmodifiableMap(new TreeMap<>(variables));
  }

  /** From a column of a table to what it names; the row has the column {@code cluster}. */
  public static DataLink fromRow(Page page, String variable, String column) {
    return new DataLink(
        page,
        Map.of("cluster", "${__data.fields.cluster}", variable, "${__data.fields." + column + "}"));
  }

  /** From a series to what its label names; the series has the label {@code cluster}. */
  public static DataLink fromSeries(Page page, String variable, String label) {
    return new DataLink(
        page,
        Map.of(
            "cluster", "${__field.labels.cluster}", variable, "${__field.labels." + label + "}"));
  }
}
