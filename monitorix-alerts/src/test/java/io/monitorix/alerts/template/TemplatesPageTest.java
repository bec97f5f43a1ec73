package io.monitorix.alerts.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.template.functions.NotificationFunctions;
import io.monitorix.alerts.template.functions.PrometheusFunctions;
import io.monitorix.alerts.template.parse.Parser;
import io.monitorix.alerts.template.value.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page shows nothing but what is run here. */
class TemplatesPageTest {

  private static final Pattern SPACE = Pattern.compile("\\s+");

  @Test
  void theTemplatesOfThePageGiveWhatItSays() throws IOException {
    for (String[] example : examples("template")) {
      assertThat(Fixtures.alert(example[0])).as(example[0]).isEqualTo(example[1]);
    }
    for (String[] example : examples("notification")) {
      assertThat(Fixtures.notifications().expand(example[0], Fixtures.notification().asValue()))
          .as(example[0])
          .isEqualTo(example[1]);
    }
  }

  @Test
  @SuppressWarnings("SystemOut")
  void theJavaOfThePageStandsHere() throws IOException {
    AlertData data = data();
    AlertTemplate template = AlertTemplate.of("DiskFull", "{{ $labels.disk }}: {{ $value }}");
    template
        .problem()
        .ifPresent(problem -> System.out.println(problem.line() + ":" + problem.column()));
    String text = template.expand(data);
    assertThat(text).isEqualTo("sda: 97.5");

    Notification notification = Fixtures.notification();
    TemplateSet templates =
        TemplateSet.empty(NotificationFunctions.of(InstantSource.system()), Limits.DEFAULTS)
            .with("own.tmpl", "{{ define \"subject\" }}{{ .Status }}{{ end }}");
    String subject = templates.expand("{{ template \"subject\" . }}", notification.asValue());
    String body = templates.expandHtml("<b>{{ .Receiver }}</b>", notification.asValue());
    assertThat(subject).isEqualTo("firing");
    assertThat(body).isEqualTo("<b>team&lt;a&gt;</b>");

    String here =
        Files.readString(
            Path.of("src/test/java/io/monitorix/alerts/template/TemplatesPageTest.java"));
    assertThat(blocks("java")).isNotEmpty();
    for (String block : blocks("java")) {
      assertThat(squeezed(here)).contains(squeezed(block));
    }
  }

  @Test
  void theLimitsOfThePageAreThoseOfTheCode() throws IOException {
    String limits = page().substring(page().indexOf("## Limits"));
    assertThat(limits)
        .contains(number(Parser.MAX_LENGTH))
        .contains(number(Limits.DEFAULTS.output()))
        .contains(number(Limits.DEFAULTS.steps()) + " steps")
        .contains(number(Limits.DEFAULTS.memory()))
        .contains(Limits.DEFAULTS.time().toSeconds() + " seconds")
        .contains("at most " + Limits.DEFAULTS.depth() + "\ndeep");
  }

  @Test
  void allFunctionsOfThePageAreThere() throws IOException {
    String rules = section("## Rules");
    var functions =
        PrometheusFunctions.of("", Instant.EPOCH, (query, time) -> new Value.Vector(List.of()));
    assertThat(named(rules)).hasSizeGreaterThan(20).allMatch(functions::has);
    assertThat(named(section("## Notifications")))
        .hasSizeGreaterThan(8)
        .allMatch(Fixtures.FUNCTIONS::has);
    assertThat(named(section("## The language"))).hasSizeGreaterThan(15).allMatch(functions::has);
  }

  private static AlertData data() {
    return new AlertData(
        Labels.of("disk", "sda"),
        Labels.EMPTY,
        "",
        97.5,
        Instant.EPOCH,
        (query, time) -> new Value.Vector(List.of()));
  }

  /** The functions in the first column of a section's table. */
  private static List<String> named(String section) {
    List<String> names = new ArrayList<>();
    section
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("\\|", -1)[1])
        .forEach(
            cell -> {
              Matcher name = Pattern.compile("`([a-zA-Z0-9]+)[^`]*`").matcher(cell);
              while (name.find()) {
                names.add(name.group(1));
              }
            });
    return names;
  }

  private static String section(String heading) throws IOException {
    String rest = page().substring(page().indexOf(heading) + heading.length());
    return rest.substring(0, rest.indexOf("\n## "));
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static List<String[]> examples(String kind) throws IOException {
    List<String[]> examples = new ArrayList<>();
    for (String block : blocks(kind)) {
      Matcher example = Pattern.compile("(?m)^(.*)\n→ (.*)$").matcher(block);
      while (example.find()) {
        examples.add(new String[] {example.group(1), example.group(2)});
      }
    }
    assertThat(examples).isNotEmpty();
    return examples;
  }

  private static List<String> blocks(String language) throws IOException {
    Matcher block = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(page());
    List<String> blocks = new ArrayList<>();
    while (block.find()) {
      blocks.add(block.group(1));
    }
    return blocks;
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("../docs/templates.md"));
  }

  private static String squeezed(String text) {
    return SPACE.matcher(text).replaceAll("");
  }
}
