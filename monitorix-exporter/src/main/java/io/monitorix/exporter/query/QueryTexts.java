package io.monitorix.exporter.query;

import io.monitorix.exporter.language.TextBundle;
import java.util.Locale;

/** What is said about answers to people. */
final class QueryTexts {

  private QueryTexts() {}

  /**
   * The texts.
   *
   * @param language one of {@link io.monitorix.exporter.language.Languages#ALL}
   */
  static TextBundle in(Locale language) {
    return TextBundle.read("io.monitorix.exporter.query.answer", language);
  }
}
