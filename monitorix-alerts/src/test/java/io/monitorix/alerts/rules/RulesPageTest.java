package io.monitorix.alerts.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.rules.file.RuleFiles;
import io.monitorix.alerts.rules.file.TemplateCheck;
import io.monitorix.alerts.rules.test.RuleTestReport;
import io.monitorix.alerts.rules.test.RuleTestRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page shows nothing but what is run here. */
class RulesPageTest {

  private static final Pattern SPACE = Pattern.compile("\\s+");

  @TempDir private Path folder;

  @Test
  void theTestOfThePagePassesForTheRulesOfThePage() throws IOException {
    Files.writeString(folder.resolve("guests.yml"), block("groups:"));
    Path test = Files.writeString(folder.resolve("test.yml"), block("rule_files:\n- guests.yml"));
    RuleTestReport report = new RuleTestRunner(TemplateCheck.NONE, new PlainTemplates()).run(test);
    assertThat(report.problems()).isEmpty();
    assertThat(report.warnings()).isEmpty();
    assertThat(report.results())
        .singleElement()
        .satisfies(result -> assertThat(result.failures()).isEmpty());
  }

  @Test
  void theProblemOfThePageIsTold() throws IOException {
    Files.writeString(
        folder.resolve("guests.yml"), block("groups:").replace("pve_up{", "sum(pve_up{"));
    String problem =
        RuleFiles.read(List.of("guests.yml"), folder, TemplateCheck.NONE)
            .problems()
            .get(0)
            .toString();
    assertThat(Files.readString(Path.of("../docs/rules.md")))
        .contains("\n" + problem.substring(problem.indexOf("guests.yml")) + "\n");
  }

  @Test
  void theJavaOfThePageCompiles() throws IOException {
    RuleEnvironment environment = new Ruled().environment();
    TemplateCheck check = TemplateCheck.NONE;
    RuleManager manager = new RuleManager(environment);
    manager.load(
        RuleSettings.DEFAULTS, RuleFiles.read(List.of("rules/*.yml"), folder, check).files());
    RuleRunner runner = RuleRunner.start(manager, 4);
    runner.close();
    assertThat(manager.groups()).isEmpty();
    String here =
        Files.readString(Path.of("src/test/java/io/monitorix/alerts/rules/RulesPageTest.java"));
    for (String block : blocks("java")) {
      assertThat(squeezed(here)).contains(squeezed(block));
    }
  }

  private static String block(String beginning) throws IOException {
    return blocks("yaml").stream()
        .filter(block -> block.startsWith(beginning))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> blocks(String language) throws IOException {
    Matcher block =
        Pattern.compile("(?s)```" + language + "\n(.*?)```")
            .matcher(Files.readString(Path.of("../docs/rules.md")));
    List<String> blocks = new ArrayList<>();
    while (block.find()) {
      blocks.add(block.group(1));
    }
    assertThat(blocks).isNotEmpty();
    return blocks;
  }

  private static String squeezed(String text) {
    return SPACE.matcher(text).replaceAll("");
  }
}
