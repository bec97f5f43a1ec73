package io.monitorix.alerts.routing.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.VirtualClock;
import io.monitorix.alerts.rules.OutgoingAlert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertBoardTest {

  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  private final VirtualClock clock = new VirtualClock(START);
  private final List<Alert> heard = new ArrayList<>();
  private final AlertBoard board =
      new AlertBoard(clock, Duration.ofMinutes(5), List.of((AlertListener) heard::add));

  @Test
  void anAlertWithoutTimesFiresFromNowUntilTheTimeout() {
    assertThat(post(null, null)).isEmpty();

    assertThat(only().startsAt()).isEqualTo(START);
    assertThat(only().endsAt()).isEqualTo(at(300));
    assertThat(only().timeout()).isTrue();
  }

  @Test
  void anAlertWithoutStartBeginsWhenItEnds() {
    post(null, 100);

    assertThat(only().startsAt()).isEqualTo(at(100));
    assertThat(only().timeout()).isFalse();
  }

  @Test
  void theEarliestStartAndTheLatestEndCount() {
    post(0, 600);
    clock.advance(Duration.ofSeconds(60));
    post(30, 300);

    assertThat(only().startsAt()).isEqualTo(at(0));
    assertThat(only().endsAt()).isEqualTo(at(600));
    assertThat(only().updatedAt()).isEqualTo(at(60));
  }

  @Test
  void anEndThatWasOnlyATimeoutGivesWay() {
    post(0, null);
    clock.advance(Duration.ofSeconds(60));
    post(0, 200);

    assertThat(only().endsAt()).isEqualTo(at(200));
  }

  @Test
  void aResolvedAlertEndsWhenItSays() {
    post(0, 600);
    clock.advance(Duration.ofSeconds(60));
    post(0, 50);

    assertThat(only().endsAt()).isEqualTo(at(50));
    assertThat(only().isResolved(clock.instant())).isTrue();
  }

  @Test
  void ofTwoThatAreResolvedTheLaterEndCounts() {
    clock.advance(Duration.ofSeconds(100));
    post(0, 90);
    post(10, 50);

    assertThat(only().startsAt()).isEqualTo(at(0));
    assertThat(only().endsAt()).isEqualTo(at(90));
  }

  @Test
  void anAlertThatComesBackAfterItsEndStartsAnew() {
    post(0, 50);
    clock.advance(Duration.ofSeconds(100));
    post(100, 400);

    assertThat(only().startsAt()).isEqualTo(at(100));
  }

  @Test
  void whatCannotBeAnAlertIsRefusedAndTheRestIsTaken() {
    List<RefusedAlert> refused =
        board.post(
            List.of(
                posted(Labels.EMPTY, null, null),
                posted(Labels.of("alertname", "T"), at(10), at(5)),
                posted(Labels.of("alertname", "\ud800"), null, null),
                posted(Labels.of("alertname", "Fine"), null, null)));

    assertThat(refused)
        .extracting(RefusedAlert::reason)
        .containsExactly(
            "at least one label pair required",
            "start time must be before end time",
            "invalid label set: invalid name \"alertname\"");
    assertThat(only().labels()).isEqualTo(Labels.of("alertname", "Fine"));
    assertThat(heard).hasSize(1);
  }

  @Test
  void alertsOfRulesComeInAsTheyAre() {
    board.send(
        List.of(
            new OutgoingAlert(
                Labels.of("alertname", "R"),
                Map.of("summary", "s"),
                START,
                at(240),
                false,
                "http://g/")));

    assertThat(only().endsAt()).isEqualTo(at(240));
    assertThat(only().annotations()).isEqualTo(Labels.of("summary", "s"));
    assertThat(only().generatorUrl()).isEqualTo("http://g/");
  }

  @Test
  void resolvedOnesAreForgottenWhenAskedTo() {
    post(0, 50);
    board.forgetResolved();
    assertThat(board.alerts()).hasSize(1);

    clock.advance(Duration.ofSeconds(50));
    board.forgetResolved();

    assertThat(board.alerts()).isEmpty();
  }

  private Alert only() {
    assertThat(board.alerts()).hasSize(1);
    return board.alerts().get(0);
  }

  private List<RefusedAlert> post(@Nullable Integer start, @Nullable Integer end) {
    return board.post(
        List.of(
            posted(
                Labels.of("alertname", "A"),
                start == null ? null : at(start),
                end == null ? null : at(end))));
  }

  private static PostedAlert posted(Labels labels, @Nullable Instant start, @Nullable Instant end) {
    return new PostedAlert(labels, Labels.EMPTY, start, end, "");
  }

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }
}
