package io.monitorix.alerts.rules.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.script.MemorySeries;
import io.monitorix.alerts.rules.RuleSettings;
import io.monitorix.alerts.rules.file.RuleFile;
import io.monitorix.alerts.rules.file.TemplateCheck;
import io.monitorix.alerts.storage.SeriesSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleReplayTest {

  private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant END = START.plus(Duration.ofHours(1));

  private final MemorySeries past = new MemorySeries();
  private final List<String> asked = new ArrayList<>();
  private final SeriesSource source =
      (matchers, hints) -> {
        asked.add(matchers.toString());
        return past.select(matchers, hints);
      };

  /** One value a minute, from minute to minute. */
  private void samples(String instance, int from, int to, double value) {
    for (int minute = from; minute < to; minute++) {
      long time = START.plus(Duration.ofMinutes(minute)).toEpochMilli();
      past.add(Labels.of("__name__", "up", "instance", instance), time, value);
      past.add(Labels.of("__name__", "up:down", "instance", "of the server"), time, 7);
    }
  }

  private static RuleFile file(String text) {
    return RuleFile.parse("rules.yml", text, TemplateCheck.NONE);
  }

  private ReplayReport run(String rules) {
    return RuleReplay.run(List.of(file(rules)), source, RuleSettings.DEFAULTS, START, END);
  }

  @Test
  void alertsHaveTheirTimesAndOwnRecordedSeriesHideThoseOfTheServer() {
    samples("a", -10, 20, 1);
    samples("a", 20, 40, 0);
    samples("a", 40, 61, 1);
    samples("b", -10, 55, 1);
    samples("b", 55, 61, 0);

    ReplayReport report =
        run(
            """
            groups:
            - name: g
              interval: 1m
              rules:
              - record: up:down
                expr: up == 0
              - alert: Down
                expr: up:down == 0
                for: 10m
                annotations: {summary: "{{ $labels.instance }} is {{ $value }}"}
            """);

    assertThat(report.errors()).isEmpty();
    assertThat(report.evaluations()).isEqualTo(60);
    assertThat(report.episodes()).hasSize(2);
    Episode over = report.episodes().get(0);
    assertThat(over.labels()).isEqualTo(Labels.of("alertname", "Down", "instance", "a"));
    assertThat(minute(over.activeAt())).isBetween(20L, 21L);
    assertThat(minute(over.firedAt())).isEqualTo(minute(over.activeAt()) + 10);
    assertThat(minute(over.endedAt())).isBetween(40L, 41L);
    assertThat(over.annotations()).containsEntry("summary", "a is 0");
    Episode pending = report.episodes().get(1);
    assertThat(minute(pending.activeAt())).isBetween(55L, 56L);
    assertThat(pending.firedAt()).isNull();
    assertThat(pending.endedAt()).isNull();
    assertThat(asked).hasSize(1);
  }

  private static long minute(@Nullable Instant time) {
    return Duration.between(START, Objects.requireNonNull(time)).toMinutes();
  }

  @Test
  void aRuleThatFailsIsNamedAndTheOthersGoOn() {
    samples("a", -10, 61, 0);

    ReplayReport report =
        run(
            """
            groups:
            - name: g
              rules:
              - {alert: Twice, expr: 'label_replace(up, "instance", "x", "", "") or up:down'}
              - {record: bad, expr: 'label_replace({__name__=~"up.*"}, "instance", "x", "", "")'}
              - {alert: Down, expr: up == 0}
            """);

    assertThat(report.errors()).hasSize(1);
    assertThat(report.errors().values().iterator().next()).contains("same labelset");
    assertThat(report.episodes()).extracting(each -> each.rule().name()).contains("Down");
  }

  @Test
  void theLongestHoldTellsHowMuchOfThePastIsNeeded() {
    RuleFile rules =
        file(
            "groups: [{name: g, rules: [{alert: A, expr: a, for: 5m}, {alert: B, expr: b, for:"
                + " 2h}]}]");

    assertThat(RuleReplay.longestHold(List.of(rules))).isEqualTo(Duration.ofHours(2));
    assertThat(RuleReplay.longestHold(List.of())).isEqualTo(Duration.ZERO);
  }
}
