package io.monitorix.alerts.promql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.RandomExpr;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.error.ParseException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever can be written is read as what it was, and whatever can be read is written so. Without
 * properties it tries the same few cases each time; {@code fuzz.minutes} makes it go on, from a
 * seed that it prints, or from {@code fuzz.seed}.
 */
class RoundTripTest {

  private static final String ALPHABET =
      "ab:1.9_(){}[]=!~<>+-*/%^@,\"'`\\x# \n\t\u00e9\ud83d\ude00\ud800e0i";

  private static final long CASES = 4000;

  private final String minutes = System.getProperty("fuzz.minutes", "");

  @Test
  void aPrintedTreeIsReadAsTheSameTree() {
    cases().forEach(RoundTripTest::treeSurvives);
  }

  @Test
  void whatIsReadOfBentTextsIsPrintedAndReadAgainAsTheSame() {
    AtomicLong tried = new AtomicLong();
    AtomicLong read = new AtomicLong();
    cases()
        .forEach(
            seed -> {
              tried.incrementAndGet();
              read.addAndGet(bentTextSurvives(seed) ? 1 : 0);
            });

    // Both ends must be common, or the changes are too wild or too tame to find anything.
    assertThat(read.get()).isBetween(tried.get() / 10, tried.get() * 9 / 10);
  }

  /** Their seeds. */
  private LongStream cases() {
    String given = System.getProperty("fuzz.seed", "");
    long seed =
        !given.isEmpty() ? Long.parseLong(given) : minutes.isEmpty() ? 1 : System.nanoTime();
    System.out.printf("fuzzing PromQL, -Dfuzz.seed=%d%n", seed);
    LongStream seeds = LongStream.iterate(seed, each -> each + 1);
    if (minutes.isEmpty()) {
      return seeds.limit(CASES);
    }
    long start = System.nanoTime();
    long nanos = (long) (Double.parseDouble(minutes) * Duration.ofMinutes(1).toNanos());
    return seeds.takeWhile(each -> System.nanoTime() - start < nanos);
  }

  private static void treeSurvives(long seed) {
    Expr expr = new RandomExpr(seed).next();
    String text = expr.toString();
    assertThat(Tree.of(read(text, seed))).as("seed %s: %s", seed, text).isEqualTo(Tree.of(expr));
    assertThat(Tree.of(read(PromQl.format(expr), seed))).as(text).isEqualTo(Tree.of(expr));
  }

  private static Expr read(String text, long seed) {
    try {
      return PromQl.parse(text);
    } catch (ParseException e) {
      throw new AssertionError("seed " + seed + ": " + text, e);
    }
  }

  /** Whether it could be read. */
  private static boolean bentTextSurvives(long seed) {
    String text = bent(new RandomExpr(seed).next().toString(), new SplittableRandom(seed));
    try {
      Expr expr = PromQl.parse(text);
      assertThat(Tree.of(read(expr.toString(), seed))).as(text).isEqualTo(Tree.of(expr));
      return true;
    } catch (ParseException e) {
      assertThat(e.start()).as(text).isBetween(0, text.length());
      assertThat(e.end()).as(text).isBetween(e.start(), text.length());
      return false;
    } catch (RuntimeException e) {
      throw new AssertionError("seed " + seed + ": " + text, e);
    }
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
