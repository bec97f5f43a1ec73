package io.monitorix.alerts.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.labels.AnchoredRegex;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.error.ParseException;
import io.monitorix.alerts.promql.value.QueryResult;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.series.SeriesStore;
import io.monitorix.alerts.series.SeriesStoreOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page shows nothing but what is run here. */
class PromQlPageTest {

  private static final Pattern SPACE = Pattern.compile("\\s+");

  @Test
  void theExamplesDoWhatThePageSays() {
    Instant now = Instant.parse("2026-11-24T12:00:00Z");
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      examples(now);
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "{queue=\"mail\"} 42.0",
            "1:6: parse error: expected type range vector in call to function \"rate\","
                + " got instant vector",
            "sum by (queue) (queue_length) > 40",
            "241");
  }

  @SuppressWarnings("SystemOut")
  private static void examples(Instant now) {
    SeriesStore store = SeriesStore.open(SeriesStoreOptions.DEFAULTS);
    store.append(Labels.of("__name__", "queue_length", "queue", "mail"), now.toEpochMilli(), 42);

    Engine engine = new Engine(store);
    Expr expr = PromQl.parse("sum by (queue) (queue_length) > 40");
    QueryResult result = engine.instant(expr, now);
    if (result.value() instanceof Value.Vector vector) {
      for (Value.Element element : vector.elements()) {
        System.out.println(element.labels() + " " + element.value());
      }
    }

    try {
      PromQl.parse("rate(queue_length)");
    } catch (ParseException e) {
      // 1:6: parse error: expected type range vector in call to function "rate", got instant vector
      System.out.println(e.getMessage());
    }

    String line = expr.toString();
    String lines = PromQl.format(expr);
    assertThat(lines).isEqualTo(line);
    System.out.println(line);

    QueryResult hour =
        engine.range(expr, now.minus(Duration.ofHours(1)), now, Duration.ofSeconds(15));
    assertThat(hour.value()).isInstanceOf(Value.Matrix.class);
    System.out.println(hour.statistics().samplesPerStep().size());
    store.close();
  }

  @Test
  void allJavaOfThePageStandsHere() throws IOException {
    String here =
        Files.readString(Path.of("src/test/java/io/monitorix/alerts/promql/PromQlPageTest.java"));
    List<String> blocks = blocks("java");
    assertThat(blocks).hasSizeGreaterThanOrEqualTo(4);
    for (String block : blocks) {
      assertThat(squeezed(here)).contains(squeezed(block));
    }
  }

  @Test
  void allPromQlOfThePageIsRead() throws IOException {
    List<String> blocks = blocks("promql");
    assertThat(blocks).isNotEmpty();
    for (String block : blocks) {
      block
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> assertThat(PromQl.parse(line)).isNotNull());
    }
  }

  @Test
  void theLimitsOfThePageHold() throws IOException {
    String page = Files.readString(Path.of("../docs/promql.md"));
    assertThat(page).contains(String.format(Locale.ROOT, "%,d characters", 1024 * 1024));
    assertThat(page)
        .contains(String.format(Locale.ROOT, "%,d characters", AnchoredRegex.MAX_LENGTH));
    assertThat(PromQl.parse("(".repeat(98) + "a" + ")".repeat(98))).isNotNull();
    assertThatThrownBy(() -> PromQl.parse("(".repeat(101) + "a" + ")".repeat(101)))
        .hasMessageContaining("nested more than 100 deep");
    assertThatThrownBy(() -> PromQl.parse("a" + " or a".repeat(251)))
        .hasMessageContaining("more than 250 operators");
    assertThatThrownBy(() -> PromQl.parse("a[1" + "+1".repeat(100) + "]"))
        .hasMessageContaining("more than 100 parts");
  }

  private static List<String> blocks(String language) throws IOException {
    Matcher block =
        Pattern.compile("(?s)```" + language + "\n(.*?)```")
            .matcher(Files.readString(Path.of("../docs/promql.md")));
    List<String> blocks = new ArrayList<>();
    while (block.find()) {
      blocks.add(block.group(1));
    }
    return blocks;
  }

  private static String squeezed(String text) {
    return SPACE.matcher(text).replaceAll("");
  }
}
