package io.monitorix.exporter.backup.archive;

import java.util.List;

/**
 * What is in an archive.
 *
 * @param tables with how many rows each has, in the order in which they can be loaded
 * @param parts all files but the manifest and the head
 */
public record Manifest(Origin origin, List<Content> tables, List<Part> parts) {

  /** Copies the lists. */
  public Manifest {
    tables = List.copyOf(tables);
    parts = List.copyOf(parts);
  }

  /** A table and how many rows of it there are. */
  public record Content(Table table, long rows) {}

  /** How many rows all tables have. */
  public long rows() {
    return tables.stream().mapToLong(Content::rows).sum();
  }

  /** Whether the key that secrets are encrypted with is in it. */
  public boolean hasKey() {
    return parts.stream().anyMatch(part -> part.name().equals(Layout.KEY));
  }
}
