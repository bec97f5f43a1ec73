package io.monitorix.exporter.auth.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Knows passwords that are guessed first: made of a few well-known words, rows of the keyboard,
 * runs and years, also where digits stand for letters. Immutable.
 */
final class CommonPasswords {

  private static final String FILE = "common-words.txt";
  private static final List<String> ROWS =
      List.of(
          "1234567890",
          "qwertyuiop",
          "qwertzuiop",
          "azertyuiop",
          "asdfghjkl",
          "yxcvbnm",
          "zxcvbnm",
          "1qaz2wsx3edc4rfv5tgb",
          "q1w2e3r4t5y6",
          "abcdefghijklmnopqrstuvwxyz");
  private static final int SHORTEST_RUN = 3;
  private static final int MOST_PARTS = 3;
  private static final int FEWEST_OTHERS = 5;

  private final List<String> words;

  private CommonPasswords(List<String> words) {
    // Of two words that begin alike the longer one is taken out first.
    this.words = words.stream().sorted(Comparator.comparing(String::length).reversed()).toList();
  }

  private static final class Holder {
    private static final CommonPasswords ONE = new CommonPasswords(read());
  }

  /** Those that come with Monitorix. */
  static CommonPasswords standard() {
    return Holder.ONE;
  }

  private static List<String> read() {
    InputStream in = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(FILE), FILE);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(String::strip)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether little is left once what is well known is taken out. */
  boolean covers(String password) {
    String text = password.toLowerCase(Locale.ROOT);
    return isLittle(text) || isLittle(spelledOut(text));
  }

  private boolean isLittle(String text) {
    int parts = 0;
    StringBuilder others = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      int known = known(text, i);
      if (known > 0) {
        parts++;
        i += known;
      } else {
        others.append(text.charAt(i));
        i++;
      }
    }
    return parts <= MOST_PARTS && others.chars().distinct().count() < FEWEST_OTHERS;
  }

  /** How many characters from there on are well known. */
  private int known(String text, int from) {
    int longest = run(text, from);
    for (String word : words) {
      if (word.length() > longest && text.startsWith(word, from)) {
        longest = word.length();
      }
    }
    return longest;
  }

  /** A part of a row, forwards or backwards, or one character again and again; 0 if it is short. */
  private static int run(String text, int from) {
    int longest = 0;
    for (String row : ROWS) {
      longest = Math.max(longest, along(text, from, row));
      longest = Math.max(longest, along(text, from, new StringBuilder(row).reverse().toString()));
    }
    int same = from;
    while (same < text.length() && text.charAt(same) == text.charAt(from)) {
      same++;
    }
    longest = Math.max(longest, same - from);
    return longest < SHORTEST_RUN ? 0 : longest;
  }

  private static int along(String text, int from, String row) {
    int place = row.indexOf(text.charAt(from));
    int length = 0;
    while (place >= 0
        && place + length < row.length()
        && from + length < text.length()
        && text.charAt(from + length) == row.charAt(place + length)) {
      length++;
    }
    return length;
  }

  private static String spelledOut(String text) {
    return text.replace('0', 'o')
        .replace('1', 'i')
        .replace('3', 'e')
        .replace('4', 'a')
        .replace('@', 'a')
        .replace('5', 's')
        .replace('$', 's')
        .replace('7', 't')
        .replace('!', 'i');
  }
}
