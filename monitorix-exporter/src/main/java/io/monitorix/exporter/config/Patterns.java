package io.monitorix.exporter.config;

import java.util.List;

/**
 * Which texts are wanted, by regular expressions of RE2 that must match the whole text.
 *
 * @param include one of these must match; empty where any text will do
 * @param exclude none of these may match
 */
public record Patterns(List<String> include, List<String> exclude) {

  /** Any text. */
  public static final Patterns ANY = new Patterns(List.of(), List.of());

  /** Copies the lists. */
  public Patterns {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }
}
