package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import io.monitorix.exporter.language.TextBundle;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A column of a table.
 *
 * @param heading the key of its text
 * @param cell what stands in a row, in a language
 */
record Column(String heading, BiFunction<Entry, TextBundle, String> cell) {

  /** What is the same in all languages. */
  static Column of(String heading, Function<Entry, String> cell) {
    return new Column(heading, (entry, texts) -> cell.apply(entry));
  }

  /** The text of a field, or of one within others. */
  static Column text(String heading, String... path) {
    return of(heading, entry -> entry.text(path));
  }

  /** The texts of a list. */
  static Column list(String heading, String name) {
    return of(heading, entry -> String.join(" ", entry.list(name)));
  }

  /** A number. */
  static Column number(String heading, String... path) {
    return of(heading, entry -> entry.number(path));
  }

  /** Whether something is so; {@code otherwise} where the field is not there. */
  static Column flag(String heading, String name, boolean otherwise) {
    return new Column(
        heading, (entry, texts) -> texts.say(entry.flag(name, otherwise) ? "yes" : "no"));
  }
}
