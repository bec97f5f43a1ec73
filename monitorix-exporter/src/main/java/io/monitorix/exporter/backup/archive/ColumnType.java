package io.monitorix.exporter.backup.archive;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is in a column, whatever the database calls it. */
public enum ColumnType {
  /** Unicode; {@link String}. */
  TEXT,
  /** 64 bits; {@link Long}. */
  INTEGER,
  /** A double, also not a number and infinite; {@link Double}. */
  REAL,
  /** {@link Boolean}. */
  BOOLEAN,
  /** {@code byte[]}. */
  BYTES;

  /** As it stands in an archive: {@code integer}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<ColumnType> of(String text) {
    return Stream.of(values()).filter(type -> type.text().equals(text)).findFirst();
  }
}
