package io.monitorix.alerts.exposition;

import static io.monitorix.alerts.exposition.ExpositionFormat.OPENMETRICS;
import static io.monitorix.alerts.exposition.ExpositionFormat.PROMETHEUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.labels.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionParserTest {

  private static final class Told implements ExpositionSink {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void sample(SeriesText series, double value, @Nullable Long time) {
      lines.add(Labels.of(series.labels()) + " " + value + (time == null ? "" : " @" + time));
    }

    @Override
    public void type(String metric, String type) {
      lines.add("type " + metric + " " + type);
    }

    @Override
    public void help(String metric, String help) {
      lines.add("help " + metric + " " + help);
    }

    @Override
    public void unit(String metric, String unit) {
      lines.add("unit " + metric + " " + unit);
    }
  }

  private static List<String> told(String text, ExpositionFormat format) {
    Told told = new Told();
    ExpositionParser.parse(text, format, told);
    return told.lines;
  }

  @Test
  void samplesMetadataAndCommentsOfTheTextFormat() {
    assertThat(
            told(
                """
                # HELP disk_free Bytes that are free,\\nby \\\\ disk.
                # TYPE disk_free gauge
                disk_free{disk="a\\"b\\\\c\\nd",  host = "x" , } 12.5 1700000000123

                #no metadata
                # TYPED is none either
                \t odd:name\t-1e3
                none +Inf
                other{} nan -5
                # TYPE quiet untyped
                quiet 0""",
                PROMETHEUS))
        .containsExactly(
            "help disk_free Bytes that are free,\nby \\ disk.",
            "type disk_free gauge",
            "disk_free{disk=\"a\\\"b\\\\c\\nd\", host=\"x\"} 12.5 @1700000000123",
            "odd:name -1000.0",
            "none Infinity",
            "other NaN @-5",
            "type quiet unknown",
            "quiet 0.0");
  }

  @Test
  void namesInQuotes() {
    assertThat(
            told(
                """
                # TYPE "disk.free" gauge
                {"disk.free", "the host"="a"} 1
                {host="b","disk.free"} 2
                plain{"über"="c"} 3
                """,
                PROMETHEUS))
        .containsExactly(
            "type disk.free gauge",
            "{__name__=\"disk.free\", \"the host\"=\"a\"} 1.0",
            "{__name__=\"disk.free\", host=\"b\"} 2.0",
            "plain{\"über\"=\"c\"} 3.0");
  }

  @Test
  void openMetricsWithExemplarsTimesInSecondsAndCreated() {
    assertThat(
            told(
                """
                # HELP calls Calls.
                # TYPE calls counter
                calls_total 3 1700000000.25 # {trace="a\\"}b"} 0.5 1699999999.5
                calls_created 1600000000.5
                # TYPE took_seconds histogram
                # UNIT took_seconds seconds
                took_seconds_bucket{le="0.5"} 1 # {} 0.4
                took_seconds_bucket{le="+Inf"} 2
                # EOF
                """,
                OPENMETRICS))
        .containsExactly(
            "help calls Calls.",
            "type calls counter",
            "calls_total 3.0 @1700000000250",
            "calls_created 1.6000000005E9",
            "type took_seconds histogram",
            "unit took_seconds seconds",
            "took_seconds_bucket{le=\"0.5\"} 1.0",
            "took_seconds_bucket{le=\"+Inf\"} 2.0");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1.0",
    "0, 0.0",
    "-2, -2.0",
    "0.10, 0.1",
    "1e3, 1000.0",
    "1000000, 1e+06",
    "2500000, 2.5e+06",
    "999999, 999999.0",
    "0.00001, 1e-05",
    "+Inf, +Inf",
    "inf, +Inf",
    "one, one"
  })
  void boundsOfBucketsAreWrittenAsPrometheusThreeDoes(String written, String stored) {
    assertThat(told("# TYPE a histogram\na_bucket{le=\"" + written + "\"} 1\n", PROMETHEUS).get(1))
        .isEqualTo("a_bucket{le=\"" + stored + "\"} 1.0");
  }

  @Test
  void onlyThePartsOfAMetricAreRewritten() {
    assertThat(
            told(
                """
                # TYPE a summary
                a{quantile="1",le="1"} 1
                # TYPE b gauge
                b{quantile="1",le="1"} 1
                """,
                PROMETHEUS))
        .contains("a{le=\"1\", quantile=\"1.0\"} 1.0", "b{le=\"1\", quantile=\"1\"} 1.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a{b=\"c\" 1         | 1 | 9  | ',' or '}'",
        "a{b=c} 1            | 1 | 5  | value of a label in quotes, got 'c} 1'",
        "a{b} 1              | 1 | 4  | '='",
        "a{b=\"c} 1          | 1 | 5  | no end on its line",
        "a{b=\"c\",b=\"d\"} 1| 1 | 9  | stands twice",
        "{b=\"c\"} 1         | 1 | 1  | no name",
        "a{\"b\"} 1          | 1 | 3  | a name already",
        "{\"\"} 1            | 1 | 2  | the name is empty",
        "a                   | 1 | 2  | a value, got the end",
        "a 1x                | 1 | 3  | a value, got '1x'",
        "a 0x10              | 1 | 3  | a value",
        "a 1_000             | 1 | 3  | a value",
        "a 1d                | 1 | 3  | a value",
        "a 1e999             | 1 | 3  | a value",
        "a 1 2.5             | 1 | 5  | whole milliseconds",
        "a 1 2 3             | 1 | 7  | the end of the line",
        "1a 1                | 1 | 1  | the name of a metric",
        "# TYPE a meter      | 1 | 10 | a type",
        "# TYPE 1a gauge     | 1 | 8  | the name of a metric",
        "a 1 # {b=\"c\"} 1   | 1 | 5  | whole milliseconds",
      })
  void whatIsWrongIsToldWithItsPlace(String text, int line, int column, String message) {
    assertThatThrownBy(() -> told("ok 1\n\n" + text + "\nok 2\n", PROMETHEUS))
        .isInstanceOfSatisfying(
            ExpositionException.class,
            e -> {
              assertThat(e.line()).isEqualTo(line + 2);
              assertThat(e.column()).isEqualTo(column);
            })
        .hasMessageStartingWith("line " + (line + 2) + ", column " + column + ": ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a 1\n",
        "a 1\n\n# EOF\n",
        "a 1\n# EOF\na 2\n",
        "a 1\n# EOF \n",
        "# EOFF\n",
        "# a comment\n# EOF\n",
        "# TYPE a untyped\n# EOF\n",
        "# UNIT a_bytes seconds\n# EOF\n",
        "a 1 x\n# EOF\n",
        "a 1 nan\n# EOF\n",
        "a 1 # b 1\n# EOF\n",
        "a 1 # {b=\"c\"}\n# EOF\n",
        "a 1 # {b=\"c\"} 1 2 3\n# EOF\n",
        "a 1 # {b=\"c\n# EOF\n",
        ""
      })
  void openMetricsThatIsNone(String text) {
    assertThatThrownBy(() -> told(text, OPENMETRICS)).isInstanceOf(ExpositionException.class);
  }

  @Test
  void anEmptyTextIsFineInPrometheusFormat() {
    assertThat(told("", PROMETHEUS)).isEmpty();
    assertThat(told("# EOF", OPENMETRICS)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(ExpositionFormat.class)
  void noTextLeadsToAnythingButItsException(ExpositionFormat format) {
    String[] parts = {
      "a",
      "b_total",
      "{",
      "}",
      "\"",
      "\\",
      "=",
      ",",
      " ",
      "\t",
      "\n",
      "#",
      "# ",
      "# EOF",
      "TYPE ",
      "HELP ",
      "UNIT ",
      "gauge",
      "histogram",
      "le",
      "1",
      "-",
      "+Inf",
      "NaN",
      "1e9",
      "999999999999",
      ".",
      "e",
      "\r",
      "\0",
      "ü",
      "\uD83D\uDE00",
      "\uD83D",
      "__name__",
      "# {",
      "} 1",
      "{a=\"b\"} 1\n"
    };
    Random random = new Random(20_261_130);
    int read = 0;
    for (int i = 0; i < 60_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(14);
      for (int j = 0; j < length; j++) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      try {
        told(text + (format == OPENMETRICS ? "\n# EOF\n" : ""), format);
        read++;
      } catch (ExpositionException e) {
        assertThat(e.getMessage()).doesNotContain("\n");
      }
    }
    assertThat(read).isGreaterThan(100);
  }

  @Test
  void aLongTextTakesItsLengthInTime() {
    String many = "a{b=\"" + "x".repeat(1 << 20) + "\"} " + "9".repeat(1 << 10) + "\n";
    assertThatThrownBy(() -> told(many.repeat(8) + "#".repeat(1 << 20) + "\n{", PROMETHEUS))
        .isInstanceOf(ExpositionException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain, PROMETHEUS",
    "text/plain;version=0.0.4; charset=utf-8, PROMETHEUS",
    "Text/Plain; version=1.0.0;escaping=allow-utf-8, PROMETHEUS",
    "application/openmetrics-text; version=1.0.0, OPENMETRICS",
    "text/html,",
    "'',"
  })
  void theContentTypeTellsTheFormat(String header, @Nullable ExpositionFormat format) {
    assertThat(ExpositionFormat.ofContentType(header).orElse(null)).isEqualTo(format);
  }
}
