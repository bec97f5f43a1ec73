package io.monitorix.exporter.doctor;

import org.jspecify.annotations.Nullable;

/**
 * What one step of an examination found.
 *
 * @param level how bad it is
 * @param step what was tried: {@code dns}, {@code tcp}, {@code tls}, {@code login}, …
 * @param detail what was found, for a person
 * @param remedy what to do; null where nothing is to be done
 */
public record Finding(Level level, String step, String detail, @Nullable String remedy) {

  /** How bad a finding is. */
  public enum Level {
    /** All is well. */
    OK,
    /** It works, but not all of it, or not for long. */
    WARNING,
    /** It does not work. */
    PROBLEM
  }

  static Finding ok(String step, String detail) {
    return new Finding(Level.OK, step, detail, null);
  }

  static Finding warning(String step, String detail, @Nullable String remedy) {
    return new Finding(Level.WARNING, step, detail, remedy);
  }

  static Finding problem(String step, String detail, @Nullable String remedy) {
    return new Finding(Level.PROBLEM, step, detail, remedy);
  }
}
