package io.monitorix.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.ast.Expr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps {@code docs/configuration.md} true, and the examples of the pages that it leads to. */
class ConfigurationPageTest {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(yaml(?: pve)?)\\n(.*?)^```$");

  @TempDir Path folder;

  private static String page() throws IOException {
    return page("configuration.md");
  }

  private static String page(String name) throws IOException {
    // Surefire starts in the module's folder, an IDE in that of the repository.
    Path inRoot = Path.of("docs", name);
    return Files.readString(Files.exists(inRoot) ? inRoot : Path.of("..").resolve(inRoot));
  }

  private static List<String> blocks(String language) throws IOException {
    return blocks("configuration.md", language);
  }

  private static List<String> blocks(String name, String language) throws IOException {
    return BLOCK
        .matcher(page(name))
        .results()
        .filter(block -> block.group(1).equals(language))
        .map((MatchResult block) -> block.group(2))
        .toList();
  }

  static Stream<String> examples() throws IOException {
    List<String> examples = new ArrayList<>(blocks("yaml"));
    examples.addAll(blocks("filtering.md", "yaml"));
    examples.addAll(blocks("discovery.md", "yaml"));
    examples.addAll(blocks("remote-write.md", "yaml"));
    examples.addAll(blocks("scraping.md", "yaml"));
    examples.addAll(blocks("alertmanager-api.md", "yaml"));
    examples.addAll(blocks("beyond-alertmanager.md", "yaml"));
    examples.addAll(blocks("backup.md", "yaml"));
    return examples.stream();
  }

  static Stream<String> pveExamples() throws IOException {
    return blocks("yaml pve").stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void exampleLoads(String yaml) {
    ConfigFiles files = new ConfigFiles(folder);
    files.write("token", "from-a-file\n");
    files.write("password", "from-a-file\n");
    files.write("ca.pem", "-----BEGIN CERTIFICATE-----\n");
    files.write("client.pem", "-----BEGIN CERTIFICATE-----\n");
    files.write("client.key", "-----BEGIN PRIVATE KEY-----\n");

    assertThat(files.problems(yaml)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pveExamples")
  void exampleOfTheOldFormatLoads(String yaml) {
    assertThat(new ConfigFiles(folder).pveProblems(yaml)).isEmpty();
  }

  @Test
  void largestExampleWritesOutTheDefaults() throws IOException {
    String small = blocks("yaml").get(0);
    String large = blocks("yaml").get(1);
    String head = large.substring(0, large.indexOf("targets:"));
    ConfigFiles files = new ConfigFiles(folder);

    assertThat(head).contains("web:", "poll:", "allow_any_target:");
    assertThat(files.load(head + small)).isEqualTo(files.load(small));
  }

  @Test
  void whatThePageOfRulesConfiguresLoads() throws IOException {
    ConfigFiles files = new ConfigFiles(folder);
    files.write("password", "from-a-file\n");
    String page = page("rules.md");
    String yaml = page.substring(page.indexOf("rule_files: [rules/*.yml]"));

    MonitorixConfig config =
        files.load(yaml.substring(0, yaml.indexOf("```")) + blocks("yaml").get(0));

    assertThat(config.rules().server()).isPresent();
    assertThat(config.push().remoteWrite().get(0).sent()).isEqualTo(RemoteWriteConfig.Sent.RULES);
  }

  @Test
  void whatThePageOfRulesTunesLoadsAndIsWhatItSays() throws IOException {
    String page = page("rules.md");
    String yaml = page.substring(page.indexOf("monitorix:\n  thresholds:"));
    yaml = yaml.substring(0, yaml.indexOf("```"));
    String rules = blocks("yaml").get(0);

    assertThat(new ConfigFiles(folder).load(rules + yaml).rules().tuning().overrides()).hasSize(5);

    String plain = yaml.replaceAll("(?m)^  - \\{alerts: \\[GuestWritesMuch.*\\n", "");
    MonitorixConfig config = new ConfigFiles(folder).load(rules + plain);
    assertThat(page).contains("```\n" + PromQl.format(expr(config, "GuestWritesMuch")) + "\n```");
  }

  private static Expr expr(MonitorixConfig config, String alert) {
    return config.rules().compiled().stream()
        .flatMap(file -> file.groups().stream())
        .flatMap(group -> group.rules().stream())
        .filter(rule -> rule.name().equals(alert))
        .findFirst()
        .orElseThrow()
        .expr();
  }

  @Test
  void messagesOfThePageAreOurs() throws IOException {
    Path file = folder.resolve("monitorix.yml");
    Files.writeString(
        file,
        """
        web:
          lisen_address: :1
        targets:
          - name: lab
            server: pve1.example
            token: {id: a@b!c, secret: d}
            interval: 15
        """);

    assertThat(page()).contains(messageOf(file).replace(folder + "/", ""));
  }

  private static String messageOf(Path file) {
    try {
      return "loaded: " + new ConfigLoader(Map.of()).load(file);
    } catch (ConfigException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
