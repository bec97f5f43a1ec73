package io.monitorix.alerts.template.functions;

import java.text.BreakIterator;
import java.util.Locale;

/** Words with large first letters. */
final class Words {

  private Words() {}

  /**
   * Makes the first letter of each word a title letter.
   *
   * @param lowersRest whether all others become small
   */
  static String title(String text, boolean lowersRest) {
    BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
    words.setText(text);
    StringBuilder titled = new StringBuilder(text.length());
    int start = words.first();
    for (int end = words.next(); end != BreakIterator.DONE; start = end, end = words.next()) {
      word(text.substring(start, end), lowersRest, titled);
    }
    return titled.toString();
  }

  private static void word(String word, boolean lowersRest, StringBuilder out) {
    boolean first = true;
    for (int i = 0; i < word.length(); ) {
      int c = word.codePointAt(i);
      i += Character.charCount(c);
      boolean letter = Character.isLetter(c);
      if (letter && first) {
        out.appendCodePoint(Character.toTitleCase(c));
        first = false;
      } else {
        out.appendCodePoint(lowersRest ? Character.toLowerCase(c) : c);
      }
    }
  }
}
