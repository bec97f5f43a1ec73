package io.monitorix.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.promql.ast.VectorSelector;
import io.monitorix.alerts.rules.file.AlertSpec;
import io.monitorix.alerts.rules.file.RecordSpec;
import io.monitorix.alerts.rules.file.RuleSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShippedRulesTest {

  /**
   * The one place of the address; each rule has to spell it out, as rule files know no variables.
   */
  private static final String RUNBOOK_URL =
      "https://github.com/monitorix/monitorix/blob/main/docs/runbooks/%s.md";

  private static final Pattern METRIC = Pattern.compile("(?m)^\\| `([a-z][a-z0-9_]+)` \\|");

  @Test
  void eachFileOfTheFolderIsAResource() {
    assertThat(Project.files(Project.RULES, ".yml"))
        .extracting(file -> file.getFileName().toString().replace(".yml", ""))
        .containsExactlyInAnyOrderElementsOf(ShippedRules.names());
    assertThat(ShippedRules.texts())
        .allSatisfy(
            (name, text) ->
                assertThat(Project.RULES.resolve(name + ".yml")).content().isEqualTo(text));
  }

  @Test
  void anUnknownNameIsToldWithThoseThatThereAre() {
    assertThatThrownBy(() -> ShippedRules.text("node"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'node'")
        .hasMessageContaining("nodes");
  }

  @Test
  void eachAlertHasANameOfItsOwnAndAllThatItNeeds() {
    assertThat(Project.alerts()).extracting(AlertSpec::name).doesNotHaveDuplicates();
    assertThat(Project.alerts())
        .allSatisfy(
            alert -> {
              assertThat(alert.labels().keySet()).as(alert.name()).containsExactly("severity");
              assertThat(alert.labels().get("severity"))
                  .as(alert.name())
                  .isIn("critical", "warning", "info");
              assertThat(alert.annotations().keySet())
                  .as(alert.name())
                  .containsExactlyInAnyOrder("summary", "description", "runbook_url");
              assertThat(alert.annotations().get("runbook_url"))
                  .isEqualTo(RUNBOOK_URL, alert.name());
            });
  }

  @Test
  void whatScrapesDecidesNothing() {
    assertThat(Project.rules())
        .allSatisfy(
            rule ->
                assertThat(selectors(rule))
                    .as(rule.name())
                    .flatExtracting(VectorSelector::matchers)
                    .extracting(LabelMatcher::name)
                    .doesNotContain("job", "instance"));
  }

  @Test
  void nothingIsReadThatNobodyWrites() {
    Set<String> written =
        Project.records().stream().map(RecordSpec::name).collect(Collectors.toSet());
    Matcher metric = METRIC.matcher(Project.read(Project.DOCS.resolve("metrics.md")));
    while (metric.find()) {
      written.add(metric.group(1));
    }
    assertThat(Project.rules())
        .allSatisfy(
            rule ->
                assertThat(selectors(rule))
                    .as(rule.name())
                    .extracting(VectorSelector::name)
                    .isSubsetOf(written));
  }

  @Test
  void eachThresholdIsThereOnceAndComparedWith() {
    List<String> names =
        Project.records().stream()
            .filter(rule -> rule.name().equals("monitorix_threshold"))
            .map(rule -> rule.labels().get("name"))
            .toList();
    Set<String> compared = new HashSet<>();
    Stream<VectorSelector> reads =
        Project.alerts().stream().flatMap(rule -> selectors(rule).stream());
    reads
        .filter(selector -> selector.name().equals("monitorix_threshold"))
        .flatMap(selector -> selector.matchers().stream())
        .filter(matcher -> matcher.name().equals("name"))
        .forEach(matcher -> compared.add(matcher.value()));
    assertThat(names).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(compared);
    assertThat(alert("ThresholdsMissing").expr().toString())
        .contains("(monitorix_threshold) < " + names.size());
  }

  @Test
  void alertsAboutGuestsCarryNoNode() {
    assertThat(Project.alerts())
        .filteredOn(
            alert ->
                alert.name().startsWith("Guest")
                    && alert.expr().toString().contains("monitorix_guest"))
        .hasSizeGreaterThan(10)
        .allSatisfy(
            alert ->
                assertThat(alert.expr().toString())
                    .as(alert.name())
                    .contains("group_left (name, pool, tags) monitorix_guest"));
  }

  private static AlertSpec alert(String name) {
    return Project.alerts().stream()
        .filter(alert -> alert.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<VectorSelector> selectors(RuleSpec rule) {
    return Selectors.of(rule.expr());
  }
}
