package io.monitorix.alerts.promql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.RandomExpr;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.error.ParseException;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever can be written is read as what it was, and whatever can be read is written so. */
class RoundTripTest {

  private static final String ALPHABET =
      "ab:1.9_(){}[]=!~<>+-*/%^@,\"'`\\x# \n\t\u00e9\ud83d\ude00\ud800e0i";

  @Test
  void aPrintedTreeIsReadAsTheSameTree() {
    treesSurvive(1, 20_000);
  }

  @Test
  void whatIsReadOfBentTextsIsPrintedAndReadAgainAsTheSame() {
    assertThat(bentTextsSurvive(1, 20_000)).isGreaterThan(2_000);
  }

  @Test
  @Tag("soak")
  void forALongTimeToo() {
    long seed = System.nanoTime();
    treesSurvive(seed, 1_000_000);
    bentTextsSurvive(seed, 3_000_000);
  }

  private static void treesSurvive(long seed, int trees) {
    for (long i = seed; i < seed + trees; i++) {
      Expr expr = new RandomExpr(i).next();
      String text = expr.toString();
      Expr again = read(text, i);
      assertThat(Tree.of(again)).as("seed %s: %s", i, text).isEqualTo(Tree.of(expr));
      assertThat(Tree.of(read(PromQl.format(expr), i))).as(text).isEqualTo(Tree.of(expr));
    }
  }

  private static Expr read(String text, long seed) {
    try {
      return PromQl.parse(text);
    } catch (ParseException e) {
      throw new AssertionError("seed " + seed + ": " + text, e);
    }
  }

  /** How many of them could be read. */
  private static int bentTextsSurvive(long seed, int texts) {
    int read = 0;
    for (long i = seed; i < seed + texts; i++) {
      String text = bent(new RandomExpr(i).next().toString(), new SplittableRandom(i));
      try {
        Expr expr = PromQl.parse(text);
        read++;
        assertThat(Tree.of(read(expr.toString(), i))).as(text).isEqualTo(Tree.of(expr));
      } catch (ParseException e) {
        assertThat(e.start()).as(text).isBetween(0, text.length());
        assertThat(e.end()).as(text).isBetween(e.start(), text.length());
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + i + ": " + text, e);
      }
    }
    return read;
  }

  private static String bent(String text, RandomGenerator random) {
    StringBuilder bent = new StringBuilder(text);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(bent.length() + 1);
      int to = Math.min(bent.length(), at + random.nextInt(4));
      int from = random.nextInt(bent.length() + 1);
      switch (random.nextInt(3)) {
        case 0 -> bent.delete(at, to);
        case 1 -> bent.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        default -> bent.insert(at, bent.substring(from, Math.min(bent.length(), from + 9)));
      }
    }
    return bent.toString();
  }
}
