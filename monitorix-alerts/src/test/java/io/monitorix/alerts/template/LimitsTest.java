package io.monitorix.alerts.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.template.error.TemplateExecutionException;
import io.monitorix.alerts.template.exec.Execution;
import io.monitorix.alerts.template.exec.Options;
import io.monitorix.alerts.template.functions.Functions;
import io.monitorix.alerts.template.parse.Parsed;
import io.monitorix.alerts.template.parse.Parser;
import io.monitorix.alerts.template.value.Budget;
import io.monitorix.alerts.template.value.Limits;
import io.monitorix.alerts.template.value.Value;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile templates end with an error, and soon. */
@Timeout(60)
class LimitsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ range 9000000000 }}{{ end }}",
        "{{ range 9000000000 }}x{{ end }}",
        "{{ define \"r\" }}{{ template \"r\" . }}{{ end }}{{ template \"r\" }}",
        "{{ define \"r\" }}{{ if true }}{{ range 2 }}{{ tmpl \"r\" . }}{{ end }}{{ end }}{{ end }}"
            + "{{ template \"r\" }}",
        "{{ $x := \"xxxxxxxxxx\" }}{{ range 90 }}{{ $x = print $x $x }}{{ end }}",
        "{{ $x := args 1 }}{{ range 90 }}{{ $x = args $x $x }}{{ end }}{{ $x }}",
        "{{ $x := args 1 }}{{ range 900 }}{{ $x = args $x }}{{ end }}{{ printf \"%v\" $x }}",
        "{{ range 1000 }}{{ $x := printf \"%1000000d\" 1 }}{{ end }}",
        "{{ range 1000 }}{{ $x := printf \"%.1000000f\" 1.5 }}{{ end }}",
        "{{ range 100 }}{{ printf \"%100000d\" 1 }}{{ end }}",
        "{{ $x := printf \"%900000d\" 1 }}{{ range 100000 }}{{ match \"(a|b|c)*d\" $x }}{{ end }}",
        "{{ reReplaceAll \"((((a{9}){9}){9}){9}){9}\" \"x\" \"a\" }}",
        "{{ $x := printf \"%9000d\" 1 }}{{ reReplaceAll \" \" $x $x }}",
        "{{ range 1000000 }}{{ query \"x\" }}{{ end }}",
        "{{ range 100000 }}{{ (toTime 1).AddDate 9999 0 0 }}{{ end }}"
      })
  void hostileTemplatesEndWithAnError(String text) {
    assertThat(Fixtures.alert(text))
        .startsWith("<error expanding template: error executing")
        .hasSizeLessThan(2000);
  }

  @Test
  void whatIsNestedTooDeepIsNotRead() {
    assertThat(Fixtures.alert("{{ " + "(".repeat(5000) + "1" + ")".repeat(5000) + " }}"))
        .contains("max expression depth exceeded");
    assertThat(Fixtures.alert("{{ if 1 }}".repeat(5000) + "{{ end }}".repeat(5000)))
        .contains("nested more than 100 deep");
    String chain = "{{ if 1 }}" + "{{ else if 1 }}".repeat(5000) + "{{ end }}";
    assertThat(Fixtures.alert(chain)).contains("nested more than 100 deep");
    assertThat(Fixtures.alert("{{ 1 }}" + "x".repeat(2_000_000))).contains("is longer than");
  }

  @Test
  void timeRunsOut() {
    AtomicLong nanos = new AtomicLong();
    Map<String, Parsed> templates =
        Parser.parse("t", "{{ range 100000 }}{{ end }}", Functions.go()::has);
    Limits limits = new Limits(1000, Long.MAX_VALUE, Long.MAX_VALUE, 100, Duration.ofSeconds(1));
    Budget budget = new Budget(limits, () -> nanos.addAndGet(100_000_000));
    Execution execution =
        new Execution(
            Objects.requireNonNull(templates.get("t")),
            templates,
            Functions.go(),
            Options.PLAIN,
            budget,
            Value.NOTHING);
    assertThatThrownBy(execution::run)
        .isInstanceOf(TemplateExecutionException.class)
        .hasMessageContaining("takes longer than 1000 ms");
  }
}
