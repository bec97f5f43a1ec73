package io.monitorix.exporter.events;

import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A text in which {@code *} stands for any characters, none as well. Immutable. */
final class Glob {

  private final Pattern pattern;

  Glob(String text) {
    // RE2: whoever asks may send any number of stars.
    pattern =
        Pattern.compile(
            Arrays.stream(text.split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("(?s:.*)")));
  }

  /** Whether all of the text is so. */
  boolean matches(String text) {
    return pattern.matches(text);
  }
}
