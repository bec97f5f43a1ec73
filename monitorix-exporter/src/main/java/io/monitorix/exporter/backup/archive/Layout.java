package io.monitorix.exporter.backup.archive;

/** Names within an archive, a tar in gzip. */
final class Layout {

  /** The first file: that this is a backup, and of which format. */
  static final String HEAD = "monitorix-backup.json";

  /** The last file: an archive without it was not finished. */
  static final String MANIFEST = "manifest.json";

  static final String KEY = "state.key";
  static final String TABLES = "tables/";
  static final String SUFFIX = ".jsonl";

  /** Grows when an older version could not read what a newer one writes. */
  static final int FORMAT = 1;

  private Layout() {}

  /** The path of a part of a table. */
  static String part(String table, int number) {
    return TABLES + table + "/" + String.format(java.util.Locale.ROOT, "%06d", number) + SUFFIX;
  }
}
