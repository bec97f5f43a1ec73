package io.monitorix.exporter.backup.database;

import io.monitorix.alerts.store.database.CopyLines;
import io.monitorix.exporter.backup.archive.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows by PostgreSQL's COPY: a line each, tabs between values. */
final class CopiedRows implements Rows {

  private final CopyLines lines;

  CopiedRows(Connection connection, String table, List<Column> columns) throws SQLException {
    this.lines =
        CopyLines.into(
            connection,
            "COPY "
                + Tables.quoted(table)
                + " ("
                + columns.stream()
                    .map(column -> Tables.quoted(column.name()))
                    .collect(Collectors.joining(", "))
                + ") FROM STDIN");
  }

  @Override
  public void add(@Nullable Object[] row) throws SQLException {
    StringBuilder line = lines.line();
    for (int i = 0; i < row.length; i++) {
      if (i > 0) {
        line.append('\t');
      }
      append(line, row[i]);
    }
    line.append('\n');
    lines.send();
  }

  private static void append(StringBuilder line, @Nullable Object value) {
    if (value == null) {
      line.append("\\N");
    } else if (value instanceof byte[] bytes) {
      line.append("\\\\x").append(HexFormat.of().formatHex(bytes));
    } else if (value instanceof String text) {
      escape(line, text);
    } else {
      // Numbers, true and false as Java writes them.
      line.append(value);
    }
  }

  private static void escape(StringBuilder line, String text) {
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      switch (each) {
        case '\\' -> line.append("\\\\");
        case '\t' -> line.append("\\t");
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        // PostgreSQL's texts may have any character but this; the store replaces it the same way.
        case '\0' -> line.append('\ufffd');
        default -> line.append(each);
      }
    }
  }

  @Override
  public void end() throws SQLException {
    lines.end();
  }

  @Override
  public void close() throws SQLException {
    lines.close();
  }
}
