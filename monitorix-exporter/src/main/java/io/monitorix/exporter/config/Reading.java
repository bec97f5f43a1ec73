package io.monitorix.exporter.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What all values of one file share while it is read.
 *
 * @param problems where they report what is wrong
 * @param expansion what replaces variables in their text
 * @param folder where relative paths begin
 */
record Reading(Problems problems, Expansion expansion, Path folder) {

  /** The path that a text means, or {@code null} if it cannot be one. */
  @Nullable Path resolve(String text) {
    try {
      return text.isEmpty() ? null : folder.resolve(text);
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
