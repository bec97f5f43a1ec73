package io.monitorix.alerts.promql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.ast.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What queries are taken for: how they are printed tells, where it is not as they were written. */
class ParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          0x1F                                | 31
          017                                 | 15
          1_000_000                           | 1000000
          0x_53_AB                            | 21419
          .5e-3                               | 0.0005
          1e23                                | 100000000000000000000000
          INF                                 | +Inf
          -nan                                | NaN
          ---1                                | -1
          5m                                  | 5m
          -1h30m5ms                           | -1h30m5ms
          7d                                  | 1w
          8d                                  | 8d
          'it\\'s \\x41\\101 \\u00e4 "'       | "it's AA ä \\""
          `raw \\n`                           | "raw \\\\n"
          "\\xc3\\xa4 \\xff"                  | "ä \\xff"
          foo{b="1",a!~'2',}                  | foo{a!~"2",b="1"}
          {__name__="foo",a="b"}              | {__name__="foo",a="b"}
          {"my.metric", "l.x"="v"}            | {"my.metric","l.x"="v"}
          {"plain", a="b"}                    | plain{a="b"}
          {a="b", "my.metric"}                | {"my.metric",a="b"}
          foo{sum="a",on="b",offset="c"}      | foo{offset="c",on="b",sum="a"}
          sum + by                            | sum + by
          offset offset 5m                    | offset offset 5m
          and and or                          | and and or
          a or fill                           | a or fill
          min_of{a="b"} + step                | min_of{a="b"} + step
          start + END()                       | start + end()
          SUM(x) BY (a,b,)                    | sum by (a, b) (x)
          sum by (bool, on, "l.x", sum) (x)   | sum by (bool, on, "l.x", sum) (x)
          sum by () (x)                       | sum(x)
          avg without () (x)                  | avg without () (x)
          topk without (a) (3, x)             | topk without (a) (3, x)
          a * on (x) group_left b             | a * on (x) group_left () b
          a * ignoring () group_right (y) b   | a * ignoring () group_right (y) b
          a == BOOL ignoring () b             | a == bool b
          a + fill_right(-Inf) fill_left(1e21) b | a + fill_left (1e+21) fill_right (-Inf) b
          a + fill_left(2) fill_right(2) b    | a + fill (2) b
          a @ 1.5 offset -5m                  | a @ 1.500 offset -5m
          a offset 0s @ start()               | a @ start()
          a[5m] offset 1h @ end()             | a[5m] @ end() offset 1h
          a[300]                              | a[5m]
          a[(5m)]                             | a[5m]
          a[60*5]                             | a[60 * 5]
          a[2^-1 * step() + -(1m)]            | a[2 ^ -1 * step() + -1m]
          a[((step()+1s))*2]                  | a[(step() + 1s) * 2]
          a[+max_of(1m,min_of(RANGE(),2s))]   | a[max_of(1m, min_of(range(), 2s))]
          a[1h:]                              | a[1h:]
          sum(a)[1h:5*1m] @ 3 offset 2        | sum(a)[1h:5 * 1m] @ 3.000 offset 2s
          a offset 100 + 2                    | a offset 1m40s + 2
          a offset -2 ^ 2                     | a offset -2s ^ 2
          a offset -step()*2                  | a offset -step() * 2
          a offset (-2 ^ 2)                   | a offset (-2 ^ 2)
          1 # and so on                       | 1
          """)
  void isPrintedAs(String query, String printed) {
    Expr expr = PromQl.parse(query);
    assertThat(expr).hasToString(printed);
    assertThat(Tree.of(PromQl.parse(printed))).isEqualTo(Tree.of(expr));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 + 2 * 3 ^ 2 ^ x         | 1 + (2 * (3 ^ (2 ^ x)))
          a or b and c unless d     | a or ((b and c) unless d)
          a - b - c                 | (a - b) - c
          a + b > bool c            | (a + b) > bool c
          a atan2 b * c             | (a atan2 b) * c
          -a ^ b                    | -(a ^ b)
          -a * b                    | (-a) * b
          2 ^ -a * 3                | (2 ^ (-a)) * 3
          -a offset 5m              | -(a offset 5m)
          a + b offset 5m           | a + (b offset 5m)
          a offset 5m + 2           | (a offset 5m) + 2
          a offset -(1+1) ^ 2       | (a offset -(1+1)) ^ 2
          -1 ^ x                    | -(1 ^ x)
          """)
  void bindsAs(String query, String bracketed) {
    assertThat(withoutParens(Tree.of(PromQl.parse(query))))
        .isEqualTo(withoutParens(Tree.of(PromQl.parse(bracketed))));
  }

  @Test
  void everythingKnowsWhereItStands() {
    Expr expr = PromQl.parse(" sum by (a) (x{b=\"c\"}) [5m:] offset 1m ");
    assertThat(expr.span().start()).isEqualTo(1);
    assertThat(expr.span().end()).isEqualTo(38);
  }

  private static Object withoutParens(Object tree) {
    if (tree instanceof List<?> parts) {
      return parts.size() == 2 && parts.get(0).equals("Paren")
          ? withoutParens(parts.get(1))
          : parts.stream().map(ParserTest::orNone).toList();
    }
    return tree;
  }

  private static Object orNone(@Nullable Object part) {
    return part == null ? "none" : withoutParens(part);
  }
}
