package io.monitorix.alerts.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.notify.text.DefaultTemplates;
import io.monitorix.alerts.template.TemplateSet;
import io.monitorix.alerts.yaml.Problems;
import io.monitorix.alerts.yaml.YamlFile;
import io.monitorix.alerts.yaml.YamlValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page names all that is there, and shows nothing that is not. */
class ReceiversPageTest {

  private static final Pattern SPACE = Pattern.compile("\\s+");

  static Stream<String> keys() {
    return IntegrationTypes.load().keys().stream();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void namesEachKey(String key) throws IOException {
    String section = section(key);
    for (String known : known(key)) {
      assertThat(section).as(key).containsPattern("`[^`]*\\b" + known + "\\b[^`]*`");
    }
  }

  /** As the problem of a key that is unknown names them. */
  private static List<String> known(String key) {
    String problem =
        Fixtures.problems(key, "no_such_key: 1").stream()
            .filter(text -> text.contains("known here are "))
            .findFirst()
            .orElseThrow();
    String list = problem.substring(problem.indexOf("known here are ") + 15);
    return Stream.of(list.split(", ", -1))
        .filter(name -> !name.equals("send_resolved") && !name.equals("http_config"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void showsAnExampleThatIsRead(String key) throws IOException {
    String section = section(key);
    int start = section.indexOf("```yaml\n");
    assertThat(start).as("an example of " + key).isPositive();
    String yaml = section.substring(start + 8, section.indexOf("```", start + 8));
    Problems problems = new Problems("receivers.md");
    YamlValue receiver = YamlFile.parse(yaml, problems).orElseThrow();
    assertThat(receiver.mapping(List.of(key)).values()).containsOnlyKeys(key);
    for (YamlValue element : receiver.mapping().values().values().iterator().next().list()) {
      IntegrationType type = IntegrationTypes.load().find(key).orElseThrow();
      type.read(element, Fixtures.context(Path.of("/nowhere"), null)).close();
    }
    assertThat(problems.all()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void saysWhetherResolvedAlertsAreTold(String key) throws IOException {
    String line =
        page()
            .lines()
            .filter(each -> each.startsWith("| `" + key + "` |"))
            .findFirst()
            .orElseThrow();
    String section = section(key);
    String yaml = section.substring(section.indexOf("```yaml\n") + 8);
    Problems problems = new Problems("receivers.md");
    String example = yaml.substring(0, yaml.indexOf("```")).replaceAll(".*send_resolved.*\n", "");
    YamlValue list =
        YamlFile.parse(example, problems)
            .orElseThrow()
            .mapping()
            .values()
            .values()
            .iterator()
            .next();
    try (Integration integration =
        IntegrationTypes.load()
            .find(key)
            .orElseThrow()
            .read(list.list().get(0), Fixtures.context(Path.of("/nowhere"), null))) {
      assertThat(line).contains(integration.sendResolved() ? "| yes |" : "| no |");
    }
  }

  @Test
  @SuppressWarnings("SystemOut")
  void theJavaOfThePageStandsHere() throws IOException {
    TemplateSet templates = DefaultTemplates.of(Locale.ENGLISH, InstantSource.system());
    ReceiverContext context =
        new ReceiverContext(
            Map.of(),
            Path.of("/etc/monitorix"),
            templates,
            InstantSource.system(),
            "https://monitorix.example",
            Locale.ENGLISH,
            false);
    Problems problems = new Problems("receiver.yml");
    YamlValue config = YamlFile.parse("{topic: ops}", problems).orElseThrow();
    IntegrationType type = IntegrationTypes.load().find("ntfy_configs").orElseThrow();
    try (Integration ntfy = type.read(config, context)) {
      problems.throwIfAny();
      System.out.println(ntfy.name() + ", resolved too: " + ntfy.sendResolved());
    }

    String here =
        Files.readString(
            Path.of("src/test/java/io/monitorix/alerts/notify/ReceiversPageTest.java"));
    String page = page();
    String java = page.substring(page.indexOf("```java\n") + 8, page.lastIndexOf("```"));
    assertThat(squeezed(here)).contains(squeezed(java));
  }

  private static String squeezed(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }

  private static String section(String key) throws IOException {
    String page = page();
    int start = page.indexOf("\n## " + key + "\n");
    assertThat(start).as("a section on " + key).isPositive();
    return page.substring(start, page.indexOf("\n## ", start + 4));
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("../docs/receivers.md"));
  }
}
