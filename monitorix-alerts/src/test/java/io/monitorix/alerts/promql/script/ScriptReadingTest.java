package io.monitorix.alerts.promql.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.monitorix.alerts.labels.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptReadingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 2.5 -3               | 1.0 2.5 -3.0",
        "_ 1 _x2 2              | _ 1.0 _ _ 2.0",
        "0+10x3                 | 0.0 10.0 20.0 30.0",
        "5-2x2                  | 5.0 3.0 1.0",
        "-5+2.5x3               | -5.0 -2.5 0.0 2.5",
        "1+-1x2                 | 1.0 0.0 -1.0",
        "7x2                    | 7.0 7.0 7.0",
        "7x0                    | 7.0",
        "NaN Inf -Inf +Inf      | NaN Infinity -Infinity Infinity",
        "inf+1x1 nanx1          | Infinity Infinity NaN NaN",
        "0x1F 1e3 .5 1_000      | 31.0 1000.0 0.5 1000.0",
        "0x2 -0x1               | 0.0 0.0 0.0 -0.0 -0.0",
        "1e2+1e1x1              | 100.0 110.0",
        "stale 1 stalex1        | stale 1.0 stale stale",
        "''                     | ''",
      })
  void pointsAndTheirShorthandsAreRead(String text, String expected) {
    Points points = PointsReader.read(text);

    List<String> read = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      String value = points.has(i) ? Double.toString(points.value(i)) : "_";
      boolean stale =
          points.has(i)
              && ValueText.number(points.value(i)).toLowerCase(Locale.ROOT).equals("stale");
      read.add(stale ? "stale" : value);
    }
    assertThat(String.join(" ", read)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "up 1                               | up",
        "up{} 1                             | up",
        "{} 1                               | {}",
        "up{job=\"a\", instance='b:1',} 1   | up{instance=\"b:1\", job=\"a\"}",
        "{\"my.metric\", \"l.x\"=\"v\"} 1   | {__name__=\"my.metric\", \"l.x\"=\"v\"}",
        "{__name__=\"up\",job=\"\"} 1       | up",
        "job:up:sum {a=`\\`} 1              | job:up:sum{a=\"\\\\\"}",
        "up{a=\"\\u00e4\\xc3\\xa4\"} 1      | up{a=\"ää\"}",
      })
  void seriesAreRead(String text, String expected) {
    SeriesLine line = SeriesLine.read(text);

    assertThat(line.labels()).hasToString(expected);
    assertThat(line.points().size()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "15, 15000",
    "1.5, 1500",
    "5m, 300000",
    "1h30m, 5400000",
    "-10s, -10000",
    "10s53ms, 10053",
    "1y2w3d4h5m6s7ms, 33019506007",
  })
  void durationsAreRead(String text, long millis) {
    assertThat(ScriptDuration.millis(text)).isEqualTo(millis);
    assertThat(ScriptDuration.millis(ScriptDuration.text(millis))).isEqualTo(millis);
  }

  @Test
  void commandsAreReadWithTheirBlocks() {
    TestScript script =
        TestScript.parse(
            "some.test",
            """
            # what stands first
            load 30s
              # between the lines
              temperature{room="kitchen"} 20+1x2
            \ttemperature{room="hall"} _ 18
            eval instant at 1m temperature{room="hall"}
              temperature{room="hall"} 18
            clear

            eval_warn range from 0 to 1m30s step 30s sum(temperature)
              expect no_info
              {} 1 _ 3
            """);

    assertThat(script.cases()).isEqualTo(2);
    assertThat(script.steps()).hasSize(4);
    Step.Eval eval = (Step.Eval) script.steps().get(3);
    assertThat(eval.line()).isEqualTo(10);
    assertThat(eval.query()).isEqualTo("sum(temperature)");
    assertThat(eval.when()).isEqualTo(new Step.When.Over(0, 90_000, 30_000));
    assertThat(eval.expectations().warnings()).containsExactly(new TextCheck.Any());
    assertThat(eval.expectations().noInfos()).isTrue();
  }

  @Test
  void seriesAreThoseAfterTheLastClear() {
    MemorySeries series =
        TestScript.parse("some.test", "load 1m\n  a 1\nclear\nload 1m\n  b 1\n  c 2\n").series();

    assertThat(series.size()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "walk                                       | 1: unknown command 'walk'",
        "load                                       | 1: not a duration: ''",
        "load 5x                                    | 1: not a duration: '5x'",
        "load 0                                     | 1: expected: load STEP",
        "load_with_nhcb 5m                          | 1: load_with_nhcb makes native histograms",
        "load 5m~  a{b=\"c\" 1                      | 2: expected ',' or '}' before '1'",
        "load 5m~  a{b=\"c} 1                       | 2: a string has no closing \"",
        "load 5m~  a{b=\"c\",b=\"d\"} 1             | 2: the label b stands twice",
        "load 5m~  a 1 x                            | 2: not a number: 'x'",
        "load 5m~  a {{count:1}}                    | 2: native histograms are not supported",
        "load 5m~  a 1x99999999999                  | 2: more than 10000000 points",
        "eval                                       | 1: expected: eval instant at T QUERY",
        "eval instant at 5m                         | 1: a query is missing",
        "eval_maybe instant at 0 a                  | 1: unknown command 'eval_maybe'",
        "eval instant at noon a                     | 1: not a duration: 'noon'",
        "eval range from 0 till 1m step 1s a        | 1: expected: from A to B step S",
        "eval range from 2m to 1m step 1s a         | 1: the end is before the start",
        "eval range from 0 to 1m step 0 a           | 1: the step must be positive",
        "eval instant at 0 a~  expect luck          | 2: unknown: expect luck",
        "eval instant at 0 a~  expect warn text: b  | 2: expected msg: or regex:, got text:",
        "eval instant at 0 a~  expect warn regex: ( | 2: not a regular expression",
        "eval instant at 0 a~  expect string abc    | 2: expect string: an instant query",
        "eval instant at 0 a~  a 1 2                | 2: an instant query has one point",
        "eval instant at 0 a~  a 1~  a 1            | 3: expected twice: a",
        "eval instant at 0 a~  1~  a 1              | 3: series cannot follow a scalar",
        "eval range from 0 to 1 step 1 a~  1        | 2: a range query gives series",
        "clear all                                  | 1: nothing can follow clear",
      })
  void whatCannotBeReadIsToldWithItsLine(String text, String message) {
    assertThatExceptionOfType(ScriptException.class)
        .isThrownBy(() -> TestScript.parse("some.test", text.replace('~', '\n')))
        .withMessageStartingWith("some.test:" + message);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1.0000001, true",
    "1, 1.00001, false",
    "NaN, NaN, true",
    "NaN, 1, false",
    "Infinity, Infinity, true",
    "Infinity, 1e308, false",
    "0, 1e-300, false",
    "0, -0.0, true",
    "1e308, 1.0000001e308, true",
    "-1, 1, false",
  })
  void numbersAreComparedRelativelyToTheirSize(double a, double b, boolean same) {
    assertThat(AlmostEqual.test(a, b)).isEqualTo(same);
    assertThat(AlmostEqual.test(b, a)).isEqualTo(same);
  }

  @Test
  void labelsOfAnEmptySelectionAreEmpty() {
    assertThat(SeriesLine.read("{} 1").labels()).isEqualTo(Labels.EMPTY);
  }
}
