package io.monitorix.alerts.labels;

/** The order of strings by their UTF-8 bytes, which is that of Prometheus. */
public final class Utf8Order {

  private Utf8Order() {}

  /** Negative, zero or positive as {@link java.util.Comparator} has it. */
  public static int compare(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        // UTF-16 puts surrogates below U+E000…U+FFFF, UTF-8 puts what they stand for above.
        if (x >= Character.MIN_SURROGATE && y >= Character.MIN_SURROGATE) {
          boolean pairX = Character.isSurrogate(x);
          if (pairX != Character.isSurrogate(y)) {
            return pairX ? 1 : -1;
          }
        }
        return x - y;
      }
    }
    return a.length() - b.length();
  }
}
