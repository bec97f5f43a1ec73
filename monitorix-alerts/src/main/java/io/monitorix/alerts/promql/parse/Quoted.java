package io.monitorix.alerts.promql.parse;

import io.monitorix.alerts.labels.Names;

/** Pieces of a query as messages show them. */
final class Quoted {

  private Quoted() {}

  /** In double quotes. */
  static String text(String text) {
    return Names.quote(text);
  }

  /** The character at an index, in single quotes. */
  static String character(String text, int index) {
    String character = Character.toString(text.codePointAt(index));
    if (character.equals("'")) {
      return "'\\''";
    }
    String quoted = Names.quote(character);
    return character.equals("\"") ? "'\"'" : "'" + quoted.substring(1, quoted.length() - 1) + "'";
  }
}
