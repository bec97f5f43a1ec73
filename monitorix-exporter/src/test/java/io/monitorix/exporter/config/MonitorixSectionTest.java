package io.monitorix.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.exporter.tuning.Flapping;
import io.monitorix.exporter.tuning.ResourceOverride;
import io.monitorix.exporter.tuning.ResourceSelector;
import io.monitorix.exporter.tuning.ShippedThreshold;
import io.monitorix.exporter.tuning.ThresholdAlert;
import io.monitorix.exporter.tuning.Tuning;
import io.monitorix.exporter.tuning.ValueMatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MonitorixSectionTest {

  private static final String TARGETS =
      "targets: [{name: lab, server: pve1, user: a@pam, password: b}]\n";

  @TempDir private Path folder;
  private ConfigFiles files;

  @BeforeEach
  void openFolder() {
    files = new ConfigFiles(folder);
  }

  @Test
  void readsAllThatItCanSay() {
    Tuning tuning =
        files
            .load(
                TARGETS
                    + """
                    global: {evaluation_interval: 30s}
                    monitorix:
                      thresholds:
                      - alert: BoilerHot
                        metric: boiler_celsius
                        below: -1.5e1
                        clear: 2m
                        for: 5m
                        keep_firing_for: 1h
                        labels: {severity: info}
                        annotations: {summary: "{{ $value }}"}
                      shipped_thresholds:
                        node_cpu_ratio: 0.8
                        backup_age_seconds: [{cluster: "=~lab.*", value: 8d}]
                      overrides:
                      - {alerts: [NodeCpuHigh, NodeDown], id: node/pve1, disable: true}
                      - {threshold: guest_cpu_ratio, tag: "!=a", pool: b, cluster: c, value: 1}
                      - {alerts: [BoilerHot], id: "!~x", value: 1, clear: 2}
                      flapping: {changes: 6, window: 2h, disable: [Mine]}
                    """)
            .rules()
            .tuning();

    assertThat(tuning.thresholds())
        .singleElement()
        .usingRecursiveComparison()
        .ignoringFields("metric")
        .isEqualTo(
            new ThresholdAlert(
                "BoilerHot",
                tuning.thresholds().get(0).metric(),
                false,
                -15,
                120.0,
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                Map.of("severity", "info"),
                Map.of("summary", "{{ $value }}")));
    assertThat(tuning.shippedThresholds())
        .containsExactly(
            new ShippedThreshold(
                "node_cpu_ratio", List.of(new ShippedThreshold.ClusterValue(null, 0.8))),
            new ShippedThreshold(
                "backup_age_seconds",
                List.of(
                    new ShippedThreshold.ClusterValue(
                        new ValueMatch(LabelMatcher.Type.REGEX, "lab.*"), 691200))));
    assertThat(tuning.overrides())
        .containsExactly(
            new ResourceOverride(
                List.of("NodeCpuHigh", "NodeDown"),
                null,
                new ResourceSelector(ValueMatch.parse("node/pve1"), null, null, null),
                null,
                null),
            new ResourceOverride(
                List.of(),
                "guest_cpu_ratio",
                new ResourceSelector(
                    null,
                    new ValueMatch(LabelMatcher.Type.NOT_EQUAL, "a"),
                    ValueMatch.parse("b"),
                    ValueMatch.parse("c")),
                1.0,
                null),
            new ResourceOverride(
                List.of("BoilerHot"),
                null,
                new ResourceSelector(
                    new ValueMatch(LabelMatcher.Type.NOT_REGEX, "x"), null, null, null),
                1.0,
                2.0));
    assertThat(tuning.flapping())
        .contains(new Flapping(6, Duration.ofHours(2), List.of("Mine"), Duration.ofSeconds(30)));
  }

  @Test
  void nothingIsChangedWithoutIt() {
    assertThat(files.load(TARGETS).rules().tuning()).isEqualTo(Tuning.NONE);
    assertThat(files.load(TARGETS + "monitorix: {}\n").rules().tuning()).isEqualTo(Tuning.NONE);
  }

  @Test
  void flappingIsSwitchedOnByItsKeyAlone() {
    assertThat(files.load(TARGETS + "monitorix: {flapping: {}}\n").rules().tuning().flapping())
        .contains(new Flapping(4, Duration.ofHours(1), List.of(), Duration.ofMinutes(1)));
  }

  private static String threshold(String keys) {
    return "monitorix: {thresholds: [{" + keys + "}]}\n";
  }

  private static String override(String keys) {
    return "monitorix: {overrides: [{" + keys + "}]}\n";
  }

  static Stream<Arguments> problems() {
    return Stream.of(
        arguments("monitorix: {tresholds: []}\n", "2:13: unknown key 'tresholds' in monitorix;"),
        arguments(
            threshold("alert: A, metric: 'up >', above: 1"),
            "2:45: monitorix.thresholds[0].metric: could not parse expression: 1:5: parse error:"),
        arguments(
            threshold("alert: A, metric: '1', above: 1"),
            "expected an expression that gives series"),
        arguments(
            threshold("alert: A, metric: up"),
            "2:26: monitorix.thresholds[0]: expected one of 'above' and 'below'"),
        arguments(
            threshold("alert: A, metric: up, above: 1, below: 2"),
            "expected one of 'above' and 'below'"),
        arguments(
            threshold("alert: A, metric: up, above: much"),
            "above: expected a number such as 0.9, or a duration such as 14d, got 'much'"),
        arguments(
            threshold("alert: A, metric: up, above: 1, clear: 1"),
            "2:66: monitorix.thresholds[0].clear: a firing alert ends below the value at which it"
                + " begins: expected less than 'above'"),
        arguments(
            threshold("alert: A, metric: up, below: 1, clear: 0"), "expected more than 'below'"),
        arguments(
            "global: {evaluation_interval: 5m}\n"
                + threshold("alert: A, metric: up, above: 1, clear: 0"),
            "which a query sees for less than 5m: set a shorter global.evaluation_interval"),
        arguments(
            threshold("alert: GuestDown, metric: up, above: 1"),
            "2:34: monitorix.thresholds[0].alert: an alert 'GuestDown' comes with Monitorix"),
        arguments(
            threshold("alert: A, metric: up, above: 1, labels: {alertname: B}"),
            "labels.alertname: this label is set by the evaluation"),
        arguments(
            threshold("alert: A, metric: up, above: 1, annotations: {a: '{{ .x'}"),
            "annotations.a: template: "),
        arguments(
            "monitorix: {thresholds: [{alert: A, metric: up, above: 1}, {alert: A, metric: x, above:"
                + " 1}]}\n",
            "2:60: monitorix.thresholds[1]: 'A' stands there twice with the same labels"),
        arguments(
            "monitorix: {shipped_thresholds: {node_cpu_ration: 1}}\n",
            "there is no threshold 'node_cpu_ration'; did you mean 'node_cpu_ratio'?"),
        arguments(
            "monitorix: {shipped_thresholds: {node_cpu_ratio: [{cluster: lab}]}}\n",
            "node_cpu_ratio[0]: missing key 'value'"),
        arguments(
            override("id: node/pve1, value: 1"),
            "2:25: monitorix.overrides[0]: expected 'alerts', or the name of a 'threshold'"),
        arguments(
            override("alerts: [NodeCpuHihg], id: node/pve1, value: 1"),
            "alerts[0]: there is no alert 'NodeCpuHihg'; did you mean 'NodeCpuHigh'?"),
        arguments(override("alerts: [], id: a, value: 1"), "expected the name of an alert"),
        arguments(
            override("alerts: [NodeCpuHigh], value: 1"),
            "expected what it is for: 'id', 'tag', 'pool' or 'cluster'"),
        arguments(
            override("alerts: [NodeCpuHigh], id: node/pve1"),
            "expected one of 'value' and 'disable: true'"),
        arguments(
            override("alerts: [NodeCpuHigh], id: node/pve1, value: 1, disable: true"),
            "expected one of 'value' and 'disable: true'"),
        arguments(
            override("alerts: [NodeCpuHigh], id: '=~(', value: 1"),
            "id: expected an id such as qemu/100, or a regular expression after =~, got '=~('"),
        arguments(
            override("alerts: [NodeCpuHigh], tag: a, value: 1"),
            "2:25: monitorix.overrides[0]: it does not fit NodeCpuHigh: only guests have tags and"
                + " pools, and it tells of none: choose by id, node/pve1 for instance, or by"
                + " cluster"),
        arguments(
            override("alerts: [GuestCpuHigh], id: node/pve1, value: 1"),
            "it does not fit GuestCpuHigh: this is the id of a node, and it tells of none"),
        arguments(
            override("alerts: [GuestCpuHigh], id: '100', value: 1"),
            "expected an id such as qemu/100, lxc/101, node/pve1 or storage/pve1/local"),
        arguments(
            override("alerts: [CephHealthError], id: node/pve1, disable: true"),
            "it does not fit CephHealthError: this is the id of a node, and it tells of none:"
                + " choose by cluster"),
        arguments(
            override("alerts: [NodeDown], id: node/pve1, value: 1"),
            "it does not fit NodeDown: it compares with no threshold, and can only be disabled"),
        arguments(
            override("alerts: [NodePressureHigh], id: node/pve1, value: 1"),
            "it compares with several thresholds: name one as 'threshold', of"
                + " node_pressure_cpu_ratio, node_pressure_full_ratio"),
        arguments(
            override("alerts: [NodeCpuHigh], threshold: guest_cpu_ratio, cluster: a, value: 1"),
            "it does not fit NodeCpuHigh: it compares with node_cpu_ratio"),
        arguments(
            override("threshold: node_cpu_ratio, pool: a, value: 1"),
            "it does not fit NodeCpuHigh: only guests have tags and pools"),
        arguments(
            override("alerts: [NodeCpuHigh], cluster: a, value: 2, clear: 1"),
            "'clear' is for alerts of monitorix.thresholds"),
        arguments(
            override("alerts: [NodeCpuHigh], cluster: a, disable: true, clear: 1"),
            "overrides[0].clear: this belongs to a 'value'"),
        arguments(
            override("alerts: [Watchdog], cluster: lab, disable: true"),
            "it does not fit Watchdog: its series have no label cluster"),
        arguments(
            "monitorix: {thresholds: [{alert: A, metric: up, above: 9, clear: 8}], overrides:"
                + " [{alerts: [A], tag: x, value: 7}]}\n",
            "monitorix.overrides[0]: it does not fit A: it would end at 8, which is not below 7:"
                + " say where it ends with 'clear'"),
        arguments(
            "monitorix: {thresholds: [{alert: A, metric: 'max by (host) (up)', above: 9}], overrides:"
                + " [{alerts: [A], cluster: x, value: 7}]}\n",
            "its series have no label cluster"),
        arguments(
            "rules: {shipped: {disable: [NodeCpuHigh]}}\n"
                + override("alerts: [NodeCpuHigh], cluster: a, value: 1"),
            "'NodeCpuHigh' is left out by rules.shipped.disable"),
        arguments(
            "rules: {shipped: {enabled: false}}\n"
                + override("alerts: [NodeCpuHigh], cluster: a, value: 1"),
            "there is no alert 'NodeCpuHigh': docs/rules.md lists those that come with Monitorix;"
                + " rules.shipped.enabled is false"),
        arguments(
            "rules: {shipped: {disable: [GuestDwon]}}\n",
            "2:29: rules.shipped.disable[0]: there is no alert 'GuestDwon'; did you mean"
                + " 'GuestDown'?"),
        arguments(
            "series: {enabled: false}\nmonitorix: {flapping: {}}\n",
            "3:12: monitorix: rules are evaluated over kept series: set series.enabled or"
                + " rules.query_url, or leave this out"),
        arguments(
            "monitorix: {flapping: {window: 90s}}\n",
            "monitorix.flapping.window: expected a duration of at most 1d, and at least twice the"
                + " interval of evaluations, got '90s'"),
        arguments(
            "monitorix: {flapping: {changes: 1}}\n",
            "monitorix.flapping.changes: expected a whole number from 2 to 1000, got '1'"));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void whatIsWrongIsToldWithItsPlace(String yaml, String problem) {
    assertThat(files.problems(TARGETS + yaml)).singleElement().asString().contains(problem);
  }
}
