package io.monitorix.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.rules.file.AlertSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps the pages about alerts true: one for each, and the table of {@code docs/rules.md}. */
class RunbooksTest {

  private static final String BEGIN = "<!-- alerts: written by RunbooksTest -->\n";
  private static final String END = "<!-- end of alerts -->\n";

  @Test
  void eachAlertHasAPageAndNoPageIsLeftOver() {
    assertThat(Project.files(Project.RUNBOOKS, ".md"))
        .extracting(page -> page.getFileName().toString())
        .containsExactlyInAnyOrderElementsOf(
            Project.alerts().stream().map(alert -> alert.name() + ".md").toList());
  }

  @Test
  void eachPageTellsWhatToDo() {
    assertThat(Project.alerts())
        .allSatisfy(
            alert -> {
              String page = page(alert.name());
              assertThat(page).startsWith("# " + alert.name() + "\n\n");
              assertThat(page).as(alert.name()).contains("\n## Check\n", "\n## Mend\n");
            });
  }

  @Test
  void theTableNamesEachAlert() throws IOException {
    Path page = Project.DOCS.resolve("rules.md");
    String text = Files.readString(page);
    assertThat(text).containsOnlyOnce(BEGIN).containsOnlyOnce(END);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    String written = text.substring(0, begin) + table() + text.substring(text.indexOf(END));
    if (Boolean.parseBoolean(System.getenv("MONITORIX_WRITE_DOCS"))) {
      Files.writeString(page, written);
    }
    assertThat(page)
        .as(
            "run this test with MONITORIX_WRITE_DOCS=true in the environment after a change of rules")
        .content()
        .isEqualTo(written);
  }

  /** By severity, then by name; what a page says first is when its alert fires. */
  private static String table() {
    Map<String, List<AlertSpec>> bySeverity =
        Project.alerts().stream()
            .collect(
                Collectors.groupingBy(
                    alert -> alert.labels().getOrDefault("severity", ""),
                    TreeMap::new,
                    Collectors.toList()));
    StringBuilder table = new StringBuilder("| alert | severity | when |\n|---|---|---|\n");
    for (String severity : List.of("critical", "warning", "info")) {
      bySeverity.getOrDefault(severity, List.of()).stream()
          .map(AlertSpec::name)
          .sorted()
          .forEach(
              name ->
                  table
                      .append("| [")
                      .append(name)
                      .append("](runbooks/")
                      .append(name)
                      .append(".md) | ")
                      .append(severity)
                      .append(" | ")
                      .append(when(name))
                      .append(" |\n"));
    }
    return table.toString();
  }

  private static String when(String alert) {
    String first = page(alert).split("\n\n", 3)[1];
    assertThat(first).as(alert).doesNotContain("|");
    return first.replace('\n', ' ').strip();
  }

  private static String page(String alert) {
    return Project.read(Project.RUNBOOKS.resolve(alert + ".md"));
  }
}
