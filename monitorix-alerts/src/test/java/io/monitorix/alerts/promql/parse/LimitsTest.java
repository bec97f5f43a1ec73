package io.monitorix.alerts.promql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.error.ParseException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile queries are refused before they cost a thread its stack, or the heap. */
class LimitsTest {

  private static final String A = "a";

  @ParameterizedTest
  @ValueSource(ints = {1, 98, 99, 100, 101, 248, 249, 250, 251, 501, 2000, 100_000})
  void nothingRunsOutOfStack(int times) throws InterruptedException {
    survives("(".repeat(times) + A + ")".repeat(times));
    survives("-".repeat(times) + A);
    survives(A + "+a".repeat(times));
    survives("1" + "+1".repeat(times));
    survives(A + "^a".repeat(times));
    survives("abs(".repeat(times) + A + ")".repeat(times));
    survives("sum by (x) (".repeat(times) + A + ")".repeat(times));
    survives("max_over_time(".repeat(times) + A + "[1m:])".repeat(times));
    survives(A + "[1m:]".repeat(times));
    survives(A + " offset 1s".repeat(times));
    survives(A + "[" + "(".repeat(times) + "step()" + ")".repeat(times) + "]");
    survives(A + "[" + "-".repeat(times) + "step()]");
    survives(A + "[1" + "+step()".repeat(times) + "]");
    survives(A + "[" + "min_of(1,".repeat(times) + "1" + ")".repeat(times) + "]");
    survives("((((a" + "+a)".repeat(4) + "+a".repeat(times));
    survives("9".repeat(times));
    survives("0x" + "f".repeat(times));
    survives("1s".repeat(times));
  }

  @Test
  void aChainOfHundredsIsRead() {
    assertThat(PromQl.parse(A + " or a".repeat(240))).isNotNull();
  }

  @Test
  void isRefusedWhereItIsTooDeep() throws InterruptedException {
    assertThat(survives("1" + "+1".repeat(10_000)))
        .isInstanceOf(ParseException.class)
        .hasMessage("1:1: parse error: expression has more than 250 operators within each other");
  }

  @Test
  void aQueryOfMoreThanAMebibyteIsRefused() throws InterruptedException {
    assertThat(survives(" ".repeat(Parser.LONGEST) + A))
        .hasMessageEndingWith("query is longer than 1048576 characters");
    assertThat(survives(" ".repeat(Parser.LONGEST - 1) + A)).isNull();
  }

  /** On half of the stack that threads have: a query is read deep within others' calls. */
  private static @Nullable Throwable survives(String query) throws InterruptedException {
    @Nullable Throwable[] failure = new @Nullable Throwable[1];
    Thread thread = new Thread(null, () -> failure[0] = failure(query), "small", 512 * 1024);
    thread.start();
    thread.join();
    Throwable thrown = failure[0];
    assertThat(thrown == null || thrown instanceof ParseException)
        .as("%s: %s", query.substring(0, Math.min(60, query.length())), thrown)
        .isTrue();
    return thrown;
  }

  private static @Nullable Throwable failure(String query) {
    try {
      Expr expr = PromQl.parse(query);
      assertThat(PromQl.parse(expr.toString())).hasToString(expr.toString());
      assertThat(PromQl.format(expr)).isNotEmpty();
      Expr again = PromQl.parse(query);
      assertThat(again.equals(expr) && again.hashCode() == expr.hashCode()).isTrue();
      return null;
    } catch (ParseException | AssertionError | StackOverflowError e) {
      return e;
    }
  }
}
