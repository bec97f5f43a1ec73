package io.monitorix.exporter.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * What all values of one file share while it is read.
 *
 * @param problems where they report what is wrong
 * @param expansion what replaces variables in their text
 * @param folder where relative paths begin
 * @param secrets what was read as a secret, by identity
 */
record Reading(Problems problems, Expansion expansion, Path folder, Set<Node> secrets) {

  /** Of which nothing has been read. */
  Reading(Problems problems, Expansion expansion, Path folder) {
    this(problems, expansion, folder, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  /** The path that a text means, or {@code null} if it cannot be one. */
  @Nullable Path resolve(String text) {
    try {
      return text.isEmpty() ? null : folder.resolve(text);
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
