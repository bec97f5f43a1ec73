package io.monitorix.alerts.template.functions;

import java.util.function.IntUnaryOperator;

/** Words with large first letters, where words end as Unicode has it in its simple cases. */
final class Words {

  /** What does not end a word unless another of them follows. */
  private static final String BETWEEN_LETTERS = "':.·’‘․﹕＇．：‧";

  private Words() {}

  /**
   * Makes the first letter of each word a title letter.
   *
   * @param lowersRest whether all others become small
   */
  static String title(String text, boolean lowersRest) {
    int[] characters = text.codePoints().toArray();
    StringBuilder titled = new StringBuilder(text.length());
    boolean within = false;
    for (int i = 0; i < characters.length; i++) {
      int c = characters[i];
      if (isCased(c)) {
        int rest = lowersRest ? Character.toLowerCase(c) : c;
        titled.append(within ? Character.toString(rest) : titleCase(c));
        within = true;
      } else {
        titled.appendCodePoint(c);
        within &= isOfWord(c) || joins(characters, i);
      }
    }
    return titled.toString();
  }

  private static String titleCase(int c) {
    return c == 'ß' ? "Ss" : Character.toString(Character.toTitleCase(c));
  }

  private static boolean isCased(int c) {
    return Character.isLowerCase(c) || Character.isUpperCase(c) || Character.isTitleCase(c);
  }

  private static boolean isOfWord(int c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.CONNECTOR_PUNCTUATION
        || type == Character.NON_SPACING_MARK
        || type == Character.FORMAT;
  }

  private static boolean joins(int[] characters, int i) {
    return BETWEEN_LETTERS.indexOf(characters[i]) >= 0
        && i + 1 < characters.length
        && BETWEEN_LETTERS.indexOf(characters[i + 1]) < 0;
  }

  /** In capitals, each character by itself. */
  static String upper(String text) {
    return map(text, Character::toUpperCase);
  }

  /** In small letters, each character by itself. */
  static String lower(String text) {
    return map(text, Character::toLowerCase);
  }

  private static String map(String text, IntUnaryOperator change) {
    StringBuilder changed = new StringBuilder(text.length());
    text.codePoints().map(change).forEach(changed::appendCodePoint);
    return changed.toString();
  }
}
