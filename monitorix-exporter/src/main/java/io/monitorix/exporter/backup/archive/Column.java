package io.monitorix.exporter.backup.archive;

/** A column of a table. */
public record Column(String name, ColumnType type) {}
