package io.monitorix.alerts.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.template.AlertTemplate.Problem;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertTemplateTest {

  @Test
  void aFailureBecomesTheTextWithPrometheussWords() {
    assertThat(Fixtures.alert("{{ nope }}"))
        .isEqualTo(
            "<error expanding template: error parsing template __alert_A:"
                + " template: __alert_A:1: function \"nope\" not defined>");
    assertThat(Fixtures.alert("{{ query \"bad\" }}"))
        .isEqualTo(
            "<error expanding template: error executing template __alert_A:"
                + " template: __alert_A:1:115: executing \"__alert_A\" at <query \"bad\">:"
                + " error calling query: query failed>");
  }

  @Test
  void aProblemIsShownWhereItStandsInTheText() {
    assertThat(AlertTemplate.check("fine {{ $value }}")).isEmpty();
    assertThat(AlertTemplate.check("a {{ nope }}"))
        .isEqualTo(Optional.of(new Problem(1, 6, "function \"nope\" not defined")));
    assertThat(AlertTemplate.check("one\ntwo {{ $x }}"))
        .isEqualTo(Optional.of(new Problem(2, 8, "undefined variable \"$x\"")));
    assertThat(AlertTemplate.check("{{ if true }}"))
        .isEqualTo(Optional.of(new Problem(1, 14, "unexpected EOF")));
  }

  @Test
  void aQueryThatBreaksCostsNoMoreThanTheText() {
    AlertData data =
        new AlertData(
            Labels.EMPTY,
            Labels.EMPTY,
            "",
            1,
            Fixtures.NOW,
            (query, time) -> {
              throw new IllegalStateException("store is closed");
            });
    assertThat(AlertTemplate.of("A", "{{ query \"up\" }}").expand(data))
        .isEqualTo(
            "<error expanding template: panic expanding template __alert_A:"
                + " java.lang.IllegalStateException: store is closed>");
  }

  @Test
  void textWithoutActionsStaysAsItIs() {
    assertThat(Fixtures.alert("50 % of $value }} is much")).isEqualTo("50 % of $value }} is much");
  }

  @Test
  void bytesThatAreCutOutOfACharacterAreReplaced() {
    assertThat(Fixtures.alert("{{ slice \"é\" 0 1 }}!")).isEqualTo("\ufffd!");
    assertThat(Fixtures.alert("{{ slice \"é\" 0 1 }}{{ slice \"é\" 1 }}")).isEqualTo("é");
  }

  @Test
  void includedTemplatesCanBeValues() {
    assertThat(
            Fixtures.alert(
                "{{ define \"t\" }}<{{ . }}>{{ end }}{{ tmpl \"t\" 5 | printf \"%s!\" }}"))
        .isEqualTo("<5>!");
  }
}
