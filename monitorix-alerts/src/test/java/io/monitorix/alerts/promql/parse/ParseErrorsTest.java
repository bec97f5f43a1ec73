package io.monitorix.alerts.promql.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.error.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParseErrorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ~~             | 1:1: parse error: no expression found in input
          # nothing      | 1:10: parse error: no expression found in input
          foo bar        | 1:5: parse error: unexpected identifier "bar"
          1 +            | 1:4: parse error: unexpected end of input
          (1             | 1:3: parse error: unclosed left parenthesis
          1)             | 1:2: parse error: unexpected right parenthesis ')'
          sum(x y)       | 1:7: parse error: unexpected identifier "y" in aggregation
          sum by x (y)   | 1:8: parse error: unexpected identifier "x" in grouping opts, expected "("
          sum by (x y) (z) | 1:11: parse error: unexpected identifier "y" in grouping opts, expected "," or ")"
          sum by (1) (z) | 1:9: parse error: unexpected number "1" in grouping opts, expected label
          sum by (a:b) (z) | 1:9: parse error: unexpected metric identifier "a:b" in grouping opts, expected label
          sum(1)         | 1:5: parse error: expected type instant vector in aggregation expression, got scalar
          sum()          | 1:1: parse error: no arguments for aggregate expression provided
          topk(x)        | 1:1: parse error: wrong number of arguments for aggregate expression provided, expected 2, got 1
          topk(x, y)     | 1:6: parse error: expected type scalar in aggregation parameter, got instant vector
          count_values(1, y) | 1:14: parse error: expected type string in aggregation parameter, got scalar
          {}             | 1:1: parse error: vector selector must contain at least one non-empty matcher
          {a=""}         | 1:1: parse error: vector selector must contain at least one non-empty matcher
          {a=~".*"}      | 1:1: parse error: vector selector must contain at least one non-empty matcher
          foo{__name__="bar"} | 1:1: parse error: metric name must not be set twice: "foo" or "bar"
          foo{"bar"}     | 1:5: parse error: metric name must not be set twice: "foo" or "bar"
          foo{a}         | 1:6: parse error: unexpected "}" in label matching, expected label matching operator
          foo{a=b}       | 1:7: parse error: unexpected identifier "b" in label matching, expected string
          foo{a="b" c="d"} | 1:11: parse error: unexpected identifier "c" in label matching, expected "," or "}"
          foo{a="b" or c="d"} | 1:11: parse error: "or" between label matchers is not supported: put it between two selectors, or use a regular expression
          foo{,}         | 1:5: parse error: unexpected "," in label matching, expected identifier or "}"
          foo{1="a"}     | 1:5: parse error: unexpected character inside braces: '1'
          foo{a="b"      | 1:10: parse error: unexpected end of input inside braces
          foo{""="b"}    | 1:5: parse error: invalid label name ""
          {"\\xff"}      | 1:2: parse error: invalid metric name "\\xff"
          foo{a=~"*"}    | 1:8: parse error: error parsing regexp: missing argument to repetition operator: `*`
          foo{a=~"(b{1000}){1000}"} | 1:8: parse error: error parsing regexp: invalid repeat count: `(b{1000}){1000}`
          {{schema:1}}   | 1:2: parse error: native histograms are not supported
          nope(x)        | 1:1: parse error: unknown function with name "nope"
          Rate(x[5m])    | 1:1: parse error: unknown function with name "Rate"
          rate(x)        | 1:6: parse error: expected type range vector in call to function "rate", got instant vector
          rate()         | 1:1: parse error: expected 1 argument(s) in call to "rate", got 0
          round()        | 1:1: parse error: expected at least 1 argument(s) in call to "round", got 0
          hour(x, x)     | 1:1: parse error: expected at most 1 argument(s) in call to "hour", got 2
          abs(x,)        | 1:6: parse error: trailing commas not allowed in function call args
          abs(x          | 1:6: parse error: unclosed left parenthesis
          info(x, y)     | 1:9: parse error: expected label selectors only, got vector selector instead
          1 == 1         | 1:3: parse error: comparisons between scalars must use BOOL modifier
          a + bool b     | 1:3: parse error: bool modifier can only be used on comparison operators
          1 and 1        | 1:1: parse error: set operator "and" not allowed in binary scalar expression
          a or 1         | 1:1: parse error: set operator "or" not allowed in binary scalar expression
          a + on (x) 1   | 1:1: parse error: vector matching only allowed between instant vectors
          a and on (x) group_left b | 1:1: parse error: no grouping allowed for "and" operation
          a + on (x) group_left (x) b | 1:3: parse error: label "x" must not occur in ON and GROUP clause at once
          a or fill (1) b | 1:3: parse error: filling in missing series not allowed for set operators
          a + group_left b | 1:5: parse error: unexpected <group_left>
          a + fill(x) b  | 1:10: parse error: unexpected identifier "x" in fill modifier, expected number
          a + "b"        | 1:5: parse error: binary expression must contain only scalar and instant vector types
          a[5m] + 1      | 1:1: parse error: binary expression must contain only scalar and instant vector types
          -"a"           | 1:1: parse error: unary expression only allowed on expressions of type scalar or instant vector, got "string"
          (a)[5m]        | 1:4: parse error: ranges only allowed for vector selectors
          a offset 1m [5m] | 1:13: parse error: no offset modifiers allowed before range
          a @ 1 [5m]     | 1:7: parse error: no @ modifiers allowed before range
          a[5m:][5m:]    | 1:1: parse error: subquery is only allowed on instant vector, got matrix instead
          1[5m:]         | 1:1: parse error: subquery is only allowed on instant vector, got scalar instead
          a[0]           | 1:3: parse error: duration must be greater than 0
          a[-5m]         | 1:3: parse error: duration must be greater than 0
          a[5m:0s]       | 1:6: parse error: duration must be greater than 0
          a[300y]        | 1:3: parse error: duration out of range
          a[5m           | 1:5: parse error: unclosed left bracket
          a[]            | 1:3: parse error: unexpected "]" in subquery or range selector, expected number, duration, step(), or range()
          a[5m 1]        | 1:6: parse error: unexpected number "1" in subquery or range selector, expected ":" or "]"
          a[5m:1m:1m]    | 1:8: parse error: unexpected colon ':'
          a[5mx]         | 1:3: parse error: bad number or duration syntax: "5mx"
          5m1h           | 1:1: parse error: bad number or duration syntax: "5m1h"
          0b1            | 1:1: parse error: bad number or duration syntax: "0b1"
          1e999          | 1:1: parse error: error parsing number "1e999": value out of range
          1__0           | 1:1: parse error: error parsing number "1__0": invalid syntax
          a offset       | 1:9: parse error: unexpected end of input in offset, expected number, duration, step(), or range()
          a offset 1m offset 1m | 1:1: parse error: offset may not be set multiple times
          (a) offset 1m  | 1:1: parse error: offset modifier must be preceded by an instant vector selector or range vector selector or a subquery
          a @ x          | 1:5: parse error: unexpected identifier "x" in @, expected timestamp
          a @ Inf        | 1:3: parse error: timestamp out of bounds for @ modifier: +Inf
          a @ 1 @ 2      | 1:1: parse error: @ <timestamp> may not be set multiple times
          1 @ 1          | 1:1: parse error: @ modifier must be preceded by an instant vector selector or range vector selector or a subquery
          a[5m] smoothed | 1:7: parse error: smoothed modifier is experimental in Prometheus and not supported here
          "abc           | 1:1: parse error: unterminated quoted string
          `abc           | 1:1: parse error: unterminated raw string
          "a\\qb"        | 1:3: parse error: unknown escape sequence U+0071 'q'
          "\\xg0"        | 1:2: parse error: illegal character U+0067 'g' in escape sequence
          "\\u00"        | 1:2: parse error: escape sequence not terminated
          "\\ud800"      | 1:2: parse error: escape sequence is an invalid Unicode code point
          a = 1          | 1:3: parse error: unexpected "="
          a ! b          | 1:3: parse error: unexpected character after '!': ' '
          a =~ b         | 1:3: parse error: unexpected character after '=': '~'
          a ; b          | 1:3: parse error: unexpected character: ';'
          1 "a long string, indeed" | 1:3: parse error: unexpected string "\\"a long st"...
          """)
  void isRefused(String query, String message) {
    ParseException error = refused(query);
    assertThat(error).hasMessage(message);
    assertThat(error.end()).isBetween(error.start(), query.length());
    assertThat(error.errorType()).isEqualTo("bad_data");
  }

  @Test
  void tellsTheLineAndWhatPartOfItIsWrong() {
    ParseException error = refused("sum(\n  rate(foo)\n)");
    assertThat(error).hasMessageStartingWith("2:8: parse error: expected type range vector");
    assertThat(error.line()).isEqualTo(2);
    assertThat(error.column()).isEqualTo(8);
    assertThat(error.start()).isEqualTo(12);
    assertThat(error.end()).isEqualTo(15);
  }

  private static ParseException refused(String query) {
    ParseException error = catchThrowableOfType(ParseException.class, () -> PromQl.parse(query));
    assertThat(error).as(query).isNotNull();
    return error;
  }
}
