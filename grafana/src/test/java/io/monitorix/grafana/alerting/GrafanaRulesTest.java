package io.monitorix.grafana.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.script.ScriptDuration;
import io.monitorix.alerts.rules.RuleTemplates;
import io.monitorix.alerts.rules.file.AlertSpec;
import io.monitorix.alerts.rules.file.RuleFile;
import io.monitorix.grafana.ShippedRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The file as Grafana reads it. */
class GrafanaRulesTest {

  private static final Set<String> FIELDS =
      Set.of(
          "uid",
          "title",
          "condition",
          "data",
          "noDataState",
          "execErrState",
          "for",
          "keepFiringFor",
          "missing_series_evals_to_resolve",
          "labels",
          "annotations");

  private static List<Map<?, ?>> rules() {
    Map<?, ?> file =
        (Map<?, ?>)
            Objects.requireNonNull(
                new Load(LoadSettings.builder().build()).loadFromString(GrafanaRules.text()));
    assertThat(file.get("apiVersion")).isEqualTo(1);
    List<Map<?, ?>> rules = new ArrayList<>();
    for (Map<?, ?> group : maps(file.get("groups"))) {
      assertThat(group.get("folder")).isEqualTo("Monitorix");
      assertThat(group.get("interval")).isEqualTo("60s");
      rules.addAll(maps(group.get("rules")));
    }
    return rules;
  }

  private static List<AlertSpec> alerts() {
    return ShippedRules.texts().entrySet().stream()
        .map(file -> RuleFile.parse(file.getKey(), file.getValue(), RuleTemplates.CHECK))
        .flatMap(file -> file.groups().stream())
        .flatMap(group -> group.rules().stream())
        .filter(AlertSpec.class::isInstance)
        .map(AlertSpec.class::cast)
        .toList();
  }

  @Test
  void eachAlertIsThereOnceWithTheSameQueryAndTimes() {
    List<Map<?, ?>> rules = rules();
    assertThat(rules).extracting(rule -> rule.get("uid")).doesNotHaveDuplicates();
    assertThat(rules)
        .extracting(rule -> String.valueOf(rule.get("title")))
        .containsExactlyElementsOf(alerts().stream().map(AlertSpec::name).toList());
    List<AlertSpec> alerts = alerts();
    for (int i = 0; i < alerts.size(); i++) {
      AlertSpec alert = alerts.get(i);
      Map<?, ?> rule = rules.get(i);
      assertThat(String.valueOf(rule.get("uid"))).hasSizeLessThanOrEqualTo(40);
      assertThat(rule.keySet()).as(alert.name()).allMatch(FIELDS::contains);
      Map<?, ?> query = model(rule, 0);
      assertThat(PromQl.parse(String.valueOf(query.get("expr"))).toString())
          .isEqualTo(alert.expr().toString());
      assertThat(query.get("instant")).isEqualTo(true);
      assertThat(seconds(rule.get("for"))).as(alert.name()).isEqualTo(alert.hold().toSeconds());
      Object keeps = rule.get("keepFiringFor");
      assertThat(keeps == null ? 0 : seconds(keeps)).isEqualTo(alert.keepFiringFor().toSeconds());
      assertThat(rule.get("labels")).isEqualTo(alert.labels());
    }
  }

  @Test
  void itFiresForEachSeriesAndForNothingElse() {
    assertThat(rules())
        .allSatisfy(
            rule -> {
              assertThat(rule.get("condition")).isEqualTo("C");
              assertThat(rule.get("noDataState")).isEqualTo("OK");
              assertThat(rule.get("execErrState")).isEqualTo("Error");
              assertThat(maps(rule.get("data")))
                  .extracting(data -> data.get("datasourceUid"))
                  .isEqualTo(List.of("monitorix", "__expr__"));
              assertThat(String.valueOf(model(rule, 1).get("expression")))
                  .contains("is_number($A)", "is_nan($A)", "is_inf($A)");
            });
  }

  @Test
  void templatesAskForTheNumberInGrafanasWords() {
    assertThat(rules())
        .allSatisfy(
            rule ->
                assertThat(String.valueOf(rule.get("annotations")))
                    .doesNotContain("$value ", "$value}"));
    assertThat(rules())
        .filteredOn(rule -> String.valueOf(rule.get("annotations")).contains("$values.A.Value"))
        .hasSizeGreaterThan(50);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{{ $value | humanize }} of {{ $labels.id }};{{ $values.A.Value | humanize }} of {{ $labels.id }}",
        "{{ if gt $value 0.0 }}a{{ end }};{{ if gt $values.A.Value 0.0 }}a{{ end }}",
        "costs $value;costs $value",
        "{{ $values }};{{ $values }}",
      })
  void theNumberIsRenamedWhereTemplatesStand(String prometheus, String grafana) {
    assertThat(AnnotationText.of(prometheus)).isEqualTo(grafana);
  }

  @ParameterizedTest
  @CsvSource({"5m,5", "30s,1", "90s,2", "1h30m,90", ",1"})
  void aSeriesMayBeMissingForAsLongAsTheAlertKeepsFiring(@Nullable String keeps, int times) {
    assertThat(RuleDuration.evaluations(keeps, 60)).isEqualTo(times);
  }

  @Test
  void whatIsNoDurationIsRefused() {
    assertThatThrownBy(() -> RuleDuration.evaluations("soon", 60))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("soon");
  }

  @Test
  void whatIsNoRuleFileIsRefusedByName() {
    assertThatThrownBy(() -> SourceRules.read("odd.yml", "groups: 5"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("odd.yml");
  }

  private static Map<?, ?> model(Map<?, ?> rule, int index) {
    return (Map<?, ?>) Objects.requireNonNull(maps(rule.get("data")).get(index).get("model"));
  }

  private static long seconds(@Nullable Object duration) {
    String text = String.valueOf(duration);
    return text.equals("0s") ? 0 : ScriptDuration.millis(text) / 1000;
  }

  private static List<Map<?, ?>> maps(@Nullable Object list) {
    List<Map<?, ?>> maps = new ArrayList<>();
    for (Object each : (List<?>) Objects.requireNonNull(list)) {
      maps.add((Map<?, ?>) each);
    }
    return maps;
  }
}
