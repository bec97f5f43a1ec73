package io.monitorix.alerts.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.labels.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RuleManagerTest {

  private static final String RULES =
      """
      groups:
      - name: g
        interval: 1m
        rules:
        - record: up:sum
          expr: sum(up)
        - alert: Down
          expr: up == 0
          for: 30m
      """;

  private final Ruled ruled = new Ruled();
  private RuleManager manager = new RuleManager(ruled.environment());

  private void load(String... files) {
    manager.load(RuleSettings.DEFAULTS, Arrays.stream(files).map(Ruled::file).toList());
  }

  private AlertingRule down() {
    return manager.groups().stream()
        .flatMap(group -> group.rules().stream())
        .filter(rule -> rule.key().name().equals("Down"))
        .map(AlertingRule.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** Lets time pass in steps of ten seconds, with a sample at each. */
  private void run(Duration time, double up) {
    Instant end = ruled.now.plus(time);
    while (ruled.now.isBefore(end)) {
      ruled.sample(up, "up", "instance", "a");
      manager.runDue();
      ruled.pass(Duration.ofSeconds(10));
    }
  }

  private static Alert firing(Instant activeAt, Instant sentAt) {
    return new Alert(
        Labels.of("alertname", "Down", "instance", "a"),
        Map.of(),
        AlertState.FIRING,
        0,
        activeAt,
        activeAt.plus(Duration.ofMinutes(30)),
        null,
        null,
        sentAt);
  }

  @Test
  void groupsAreSpreadOverTheirIntervalAndKeepTheirTimes() {
    StringBuilder text = new StringBuilder("groups:\n");
    for (int i = 0; i < 60; i++) {
      text.append("- {name: g").append(i).append(", interval: 1m, rules: []}\n");
    }
    load(text.toString());
    run(Duration.ofMinutes(10), 1);
    List<Long> seconds =
        manager.groups().stream()
            .map(group -> Objects.requireNonNull(group.lastEvaluation()).getEpochSecond() % 60)
            .distinct()
            .toList();
    assertThat(seconds).hasSizeGreaterThan(25);
    assertThat(ruled.evaluations).hasSizeBetween(540, 600);
    assertThat(ruled.evaluations)
        .filteredOn(each -> each.group().key().name().equals("g7"))
        .extracting(each -> each.time().toEpochMilli() % 60_000)
        .hasSizeBetween(9, 10)
        .containsOnly(
            ruled.evaluations.stream()
                    .filter(each -> each.group().key().name().equals("g7"))
                    .findFirst()
                    .orElseThrow()
                    .time()
                    .toEpochMilli()
                % 60_000);
  }

  @Test
  void evaluationsThatWereMissedAreCountedAndNotCaughtUp() {
    load(RULES);
    run(Duration.ofMinutes(2), 1);
    int before = ruled.evaluations.size();
    ruled.pass(Duration.ofMinutes(5));
    manager.runDue();
    assertThat(ruled.evaluations).hasSize(before + 1);
    assertThat(manager.missed(new GroupKey("rules.yml", "g"))).isBetween(4L, 5L);
  }

  @Test
  void aClockThatJumpsBackDoesNotStopTheEvaluation() {
    load(RULES);
    run(Duration.ofMinutes(2), 1);
    int before = ruled.evaluations.size();
    ruled.now = ruled.now.minus(Duration.ofDays(1));
    run(Duration.ofMinutes(3), 1);
    assertThat(ruled.evaluations.size()).isGreaterThan(before);
  }

  @Test
  void aReloadKeepsTheAlertsOfRulesWithTheSameNameAndLabels() {
    load(RULES);
    run(Duration.ofMinutes(40), 0);
    Instant firedAt = down().alerts().get(0).firedAt();
    assertThat(firedAt).isNotNull();
    RuleGroup unchanged = manager.groups().get(0);
    load(RULES);
    assertThat(manager.groups().get(0)).isSameAs(unchanged);
    load(RULES.replace("up == 0", "up < 1"));
    assertThat(manager.groups().get(0)).isNotSameAs(unchanged);
    assertThat(down().alerts().get(0).firedAt()).isEqualTo(firedAt);
    load(RULES.replace("for: 30m", "for: 30m\n    labels: {severity: page}"));
    assertThat(down().alerts()).isEmpty();
  }

  @Test
  void aReloadEndsTheSeriesOfRulesThatAreGone() {
    load(RULES);
    run(Duration.ofMinutes(4), 0);
    assertThat(ruled.ask("{__name__=~'up:sum|ALERTS'}")).hasSize(2);
    load(RULES.replace("up:sum", "up:total"));
    run(Duration.ofMinutes(1), 0);
    assertThat(ruled.ask("{__name__=~'up:sum|up:total'}")).containsExactly("up:total 0");
  }

  @Test
  void aGroupThatIsGoneEndsItsSeriesUnlessAnotherGoesOnWithThem() {
    load(RULES);
    run(Duration.ofMinutes(2), 0);
    load(
        """
        groups:
        - name: renamed
          interval: 1m
          rules:
          - record: up:sum
            expr: sum(up)
        """);
    run(Duration.ofMinutes(4), 0);
    assertThat(ruled.ask("{__name__=~'up:sum|ALERTS'}")).containsExactly("up:sum 0");
    assertThat(ruled.ask("count_over_time(up:sum[5m])").get(0)).isIn("{} 5", "{} 6");
  }

  @Test
  void alertsOfBeforeTheStartGoOnAsTheyWereAndAreNotSentAnew() {
    load(RULES);
    Instant activeAt = Ruled.START.minus(Duration.ofHours(3));
    Instant sentAt = Ruled.START.minusSeconds(20);
    ruled.before.put(down().key(), List.of(firing(activeAt, sentAt)));
    manager = new RuleManager(ruled.environment());
    load(RULES);
    assertThat(down().state()).isEqualTo(AlertState.FIRING);
    run(Duration.ofMinutes(1), 0);
    assertThat(down().alerts().get(0).activeAt()).isEqualTo(activeAt);
    assertThat(ruled.sent).allMatch(alert -> !alert.resolved()).hasSizeLessThanOrEqualTo(1);
    run(Duration.ofMinutes(30), 0);
    assertThat(down().alerts().get(0).activeAt()).isEqualTo(activeAt);
    assertThat(ruled.evaluations.stream().flatMap(each -> each.changes().stream())).isEmpty();
    run(Duration.ofMinutes(2), 1);
    assertThat(ruled.sent.get(ruled.sent.size() - 1).resolved()).isTrue();
  }

  /** Alerts for 20 minutes, is away for the time given, and comes back. */
  private void outage(Duration away) {
    load(RULES);
    run(Duration.ofMinutes(20), 0);
    ruled.pass(away);
    manager = new RuleManager(ruled.environment());
    load(RULES);
    run(Duration.ofMinutes(3), 0);
  }

  private Duration activeFor() {
    return Duration.between(down().alerts().get(0).activeAt(), ruled.now);
  }

  @Test
  void withoutStateTheSeriesSaySinceWhenAnAlertIsActiveLessTheOutage() {
    outage(Duration.ofMinutes(5));
    // About 20 minutes were left of 30 but for the grace period: 10 minutes from the restoring on.
    assertThat(activeFor().toMinutes()).isBetween(19L, 22L);
    run(Duration.ofMinutes(11), 0);
    assertThat(down().state()).isEqualTo(AlertState.FIRING);
  }

  @Test
  void anOutageLongerThanIsToleratedStartsAlertsOver() {
    outage(Duration.ofMinutes(70));
    assertThat(activeFor().toMinutes()).isLessThan(4);
  }

  @Test
  void whatWasFiringBeforeTheOutageFiresAtOnceAfterTheSecondEvaluation() {
    load(RULES);
    run(Duration.ofMinutes(40), 0);
    ruled.pass(Duration.ofMinutes(10));
    manager = new RuleManager(ruled.environment());
    load(RULES);
    run(Duration.ofMinutes(4), 0);
    assertThat(down().state()).isEqualTo(AlertState.FIRING);
    assertThat(activeFor().toMinutes()).isGreaterThan(50);
  }

  @Test
  void seriesThatCameBackWithTheExternalLabelsAreGoneOnWithToo() {
    ruled.sample(
        (double) Ruled.START.minus(Duration.ofHours(2)).getEpochSecond(),
        "ALERTS_FOR_STATE",
        "alertname",
        "Down",
        "instance",
        "a",
        "site",
        "berlin");
    manager.load(
        RuleSettings.DEFAULTS.withExternal(Labels.of("site", "berlin"), ""),
        List.of(Ruled.file(RULES)));

    run(Duration.ofMinutes(4), 0);

    assertThat(activeFor().toMinutes()).isGreaterThan(120);
  }

  @Test
  void aRunnerEvaluatesOnItsOwnThreads() {
    RuleEnvironment parts = ruled.environment();
    RuleManager real =
        new RuleManager(
            new RuleEnvironment(
                parts.queries(),
                parts.recorded(),
                parts.samples(),
                parts.alerts(),
                parts.templates(),
                parts.state(),
                parts.listener(),
                Instant::now));
    real.load(
        RuleSettings.DEFAULTS,
        List.of(
            Ruled.file("groups: [{name: g, interval: 20ms, rules: [{record: one, expr: '1'}]}]")));
    try (RuleRunner runner = RuleRunner.start(real, 2)) {
      assertThat(runner).isNotNull();
      Awaitility.await().until(() -> real.groups().get(0).lastEvaluation() != null);
      Instant first = Objects.requireNonNull(real.groups().get(0).lastEvaluation());
      Awaitility.await().until(() -> !first.equals(real.groups().get(0).lastEvaluation()));
    }
    assertThat(real.groups().get(0).rules().get(0).status().lastError()).isNull();
  }
}
