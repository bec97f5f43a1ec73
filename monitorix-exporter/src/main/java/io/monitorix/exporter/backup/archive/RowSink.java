package io.monitorix.exporter.backup.archive;

import org.jspecify.annotations.Nullable;

/** Takes the rows of an archive. */
public interface RowSink {

  /** Takes nothing: to look whether all can be read. */
  RowSink NONE =
      new RowSink() {
        @Override
        public void begin(Table table) {}

        @Override
        public void row(@Nullable Object[] row) {}
      };

  /** Rows of this table follow; may be told several times for one table. */
  void begin(Table table);

  /**
   * A row.
   *
   * @param row a value for each column, of the type that {@link ColumnType} says
   */
  void row(@Nullable Object[] row);
}
