package io.monitorix.alerts.rules.file;

import java.util.Optional;

/** Tells whether a label's or an annotation's text can be read as a template. */
@FunctionalInterface
public interface TemplateCheck {

  /** Takes every text. */
  TemplateCheck NONE = text -> Optional.empty();

  /** What is wrong; empty if nothing is. */
  Optional<Fault> check(String text);

  /**
   * What is wrong.
   *
   * @param index of the character in the text where it is, from 0
   */
  record Fault(int index, String message) {}
}
