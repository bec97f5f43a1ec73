package io.monitorix.exporter.language;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which of the languages that there are somebody wants: English or German. */
public final class Languages {

  /** What there is; the first is that of whoever says nothing. */
  public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.GERMAN);

  /** In the order in which POSIX looks for the language of messages. */
  private static final List<String> VARIABLES = List.of("LC_ALL", "LC_MESSAGES", "LANG");

  /** In the order in which POSIX looks for the encoding of characters. */
  private static final List<String> ENCODING_VARIABLES = List.of("LC_ALL", "LC_CTYPE", "LANG");

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
    String language = first(environment, VARIABLES).split("[_.@]", 2)[0].toLowerCase(Locale.ROOT);
    return ALL.stream()
        .filter(each -> each.getLanguage().equals(language))
        .findFirst()
        .orElse(Locale.ENGLISH);
  }

  /**
   * The encoding that the terminal of a process has, as POSIX has it: what stands behind the dot in
   * the first of {@code LC_ALL}, {@code LC_CTYPE} and {@code LANG} that is set and not empty. The
   * JVM writes question marks for umlauts where the system lacks the files of that locale, as
   * images for containers do.
   *
   * @param environment of the process
   * @return empty if none is named, or one that Java does not know
   */
  public static Optional<Charset> encodingOf(Map<String, String> environment) {
    String value = first(environment, ENCODING_VARIABLES).split("@", 2)[0];
    String name = value.substring(value.indexOf('.') + 1);
    try {
      return value.contains(".") ? Optional.of(Charset.forName(name)) : Optional.empty();
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private static String first(Map<String, String> environment, List<String> variables) {
    return variables.stream()
        .map(variable -> environment.getOrDefault(variable, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
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
