package io.monitorix.exporter.backup.archive;

import java.util.List;

/**
 * A table.
 *
 * @param columns in the order in which rows have their values
 */
public record Table(String name, List<Column> columns) {

  /** Copies the list. */
  public Table {
    columns = List.copyOf(columns);
  }
}
