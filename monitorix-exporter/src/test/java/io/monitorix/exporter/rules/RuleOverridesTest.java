package io.monitorix.exporter.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.rules.RuleTemplates;
import io.monitorix.alerts.rules.file.AlertSpec;
import io.monitorix.alerts.rules.file.RuleFile;
import io.monitorix.exporter.fixture.TestDatabase;
import io.monitorix.exporter.fixture.VirtualClock;
import io.monitorix.exporter.state.StateDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleOverridesTest {

  private static final String FILE =
      """
      groups:
      - name: g
        rules:
        - {record: up:sum, expr: sum(up) > 1}
        - {alert: Down, expr: up < 1}
        - {alert: Off, expr: up < 2}
      """;

  @TempDir private Path folder;
  private final VirtualClock clock = new VirtualClock();

  private RuleOverride override(
      String name, @Nullable Boolean enabled, Map<String, Double> thresholds) {
    return new RuleOverride(
        new RuleName("g", name), enabled, thresholds, "why", "ann", Instant.ofEpochMilli(5));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsKeptComesBackAsItWas(TestDatabase database) {
    try (StateDatabase state = StateDatabase.open(database.fresh(folder), clock)) {
      RuleOverrides overrides = new RuleOverrides(state);
      RuleOverride down = override("Down", null, Map.of("limit", 0.5, "node_cpu_ratio", 1e-7));
      overrides.put(override("Down", true, Map.of()));
      overrides.put(down);
      overrides.put(override("Off", false, Map.of()));

      assertThat(overrides.all().values()).containsExactly(down, override("Off", false, Map.of()));

      overrides.remove(down.rule());
      assertThat(overrides.all()).containsOnlyKeys(new RuleName("g", "Off"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatAnotherProcessChangedIsSeenWithTheNextLook(TestDatabase database) {
    var place = database.fresh(folder);
    try (StateDatabase state = StateDatabase.open(place, clock);
        StateDatabase others = StateDatabase.open(place, clock)) {
      List<Map<RuleName, RuleOverride>> told = new ArrayList<>();
      RuntimeRules runtime = new RuntimeRules(new RuleOverrides(state), told::add);
      new RuleOverrides(others).put(override("Down", false, Map.of()));

      runtime.refresh();

      assertThat(told).hasSize(1);
      assertThat(told.get(0)).containsOnlyKeys(new RuleName("g", "Down"));
    }
  }

  private static List<String> evaluated(String file, Set<String> disabled, RuleOverride... some) {
    Map<RuleName, RuleOverride> overrides = new java.util.HashMap<>();
    for (RuleOverride each : some) {
      overrides.put(each.rule(), each);
    }
    return new OverriddenRules(
            List.of(RuleFile.parse(file, FILE, RuleTemplates.CHECK)), disabled, overrides)
        .evaluated().stream()
            .flatMap(each -> each.groups().stream())
            .flatMap(group -> group.rules().stream())
            .map(rule -> rule instanceof AlertSpec ? rule.name() + ": " + rule.expr() : rule.name())
            .toList();
  }

  @Test
  void whatIsToldAtRunTimeWinsOverTheConfiguration() {
    assertThat(evaluated("shipped/a.yml", Set.of("Off"))).containsExactly("up:sum", "Down: up < 1");
    assertThat(evaluated("shipped/a.yml", Set.of("Off"), override("Off", true, Map.of())))
        .containsExactly("up:sum", "Down: up < 1", "Off: up < 2");
    assertThat(
            evaluated("shipped/a.yml", Set.of("Off"), override("Off", null, Map.of("limit", 7.0))))
        .containsExactly("up:sum", "Down: up < 1");
    assertThat(evaluated("a.yml", Set.of("Off"), override("Down", false, Map.of())))
        .containsExactly("up:sum", "Off: up < 2");
    assertThat(evaluated("a.yml", Set.of(), override("Down", null, Map.of("limit", 0.5))))
        .containsExactly("up:sum", "Down: up < 0.5", "Off: up < 2");
    assertThat(evaluated("a.yml", Set.of(), override("up:sum", false, Map.of("limit", 9.0))))
        .containsExactly("up:sum", "Down: up < 1", "Off: up < 2");
  }
}
