package io.monitorix.exporter.language;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which of the languages that there are somebody wants: English or German. */
public final class Languages {

  /** What there is; the first is that of whoever says nothing. */
  public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.GERMAN);

  /** In the order in which POSIX looks for the language of messages. */
  private static final List<String> VARIABLES = List.of("LC_ALL", "LC_MESSAGES", "LANG");

  /** No browser sends as much; who does shall not keep us busy. */
  private static final int LONGEST_HEADER = 1000;

  private Languages() {}

  /**
   * The language that a process is to speak, as POSIX has it: the first of {@code LC_ALL}, {@code
   * LC_MESSAGES} and {@code LANG} that is set and not empty says it, such as {@code de_DE.UTF-8}.
   *
   * @param environment of the process
   * @return English for {@code C}, for {@code POSIX}, and for all that is not there
   */
  public static Locale ofEnvironment(Map<String, String> environment) {
    for (String variable : VARIABLES) {
      String value = environment.getOrDefault(variable, "");
      if (!value.isEmpty()) {
        String language = value.split("[_.@]", 2)[0].toLowerCase(Locale.ROOT);
        return ALL.stream()
            .filter(each -> each.getLanguage().equals(language))
            .findFirst()
            .orElse(Locale.ENGLISH);
      }
    }
    return Locale.ENGLISH;
  }

  /**
   * The language that a client likes most of those that there are (RFC 9110, 12.5.4; RFC 4647,
   * lookup).
   *
   * @param header the value of {@code Accept-Language}; null without
   * @param otherwise for clients that name none of those that there are, or cannot be understood
   */
  public static Locale accepted(@Nullable String header, Locale otherwise) {
    if (header == null || header.isBlank() || header.length() > LONGEST_HEADER) {
      return otherwise;
    }
    try {
      Locale found = Locale.lookup(LanguageRange.parse(header), ALL);
      return found == null ? otherwise : found;
    } catch (IllegalArgumentException e) {
      return otherwise;
    }
  }
}
