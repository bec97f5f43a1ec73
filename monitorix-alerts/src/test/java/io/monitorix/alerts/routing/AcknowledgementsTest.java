package io.monitorix.alerts.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.ack.Acknowledgement;
import io.monitorix.alerts.routing.ack.Acknowledgements;
import io.monitorix.alerts.routing.ack.NothingToAcknowledgeException;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.silence.Silence;
import io.monitorix.alerts.routing.silence.SilenceState;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AcknowledgementsTest {

  private static final String CONFIG =
      """
      route: {receiver: team, group_by: [cluster], group_wait: 10s, group_interval: 1m,
              repeat_interval: 10m}
      receivers: [{name: team, webhook_configs: [{url: "http://x"}]}]
      """;
  private static final String[] DOWN = {"alertname", "Down", "cluster", "lab", "id", "1"};
  private static final String[] OTHER = {"alertname", "Down", "cluster", "lab", "id", "2"};
  private static final Acknowledgement ANN =
      new Acknowledgement("ann", "on it", Duration.ofHours(24));

  private final Routed routed = new Routed(CONFIG);

  private Acknowledgements acknowledgements() {
    return routed.routing.acknowledgements();
  }

  private Alert alert(String... labels) {
    return routed.routing.board().find(Fingerprint.of(Labels.of(labels))).orElseThrow();
  }

  private SilenceState state(Silence silence) {
    return routed.silences.find(silence.id()).orElseThrow().state(routed.clock.instant());
  }

  private static Duration minutes(int minutes) {
    return Duration.ofMinutes(minutes);
  }

  private void fireFor(int minutes, String... labels) {
    for (int i = 0; i < minutes; i++) {
      routed.fire(labels);
      routed.run(minutes(1));
    }
  }

  @Test
  void nobodyIsToldAgainUntilItIsResolvedAndThenOfWhatFiresAnew() {
    fireFor(2, DOWN);
    assertThat(routed.told()).containsExactly("+10s team: Down/1");

    Silence silence = acknowledgements().acknowledge(alert(DOWN), ANN);
    fireFor(90, DOWN);

    assertThat(routed.told()).isEmpty();
    assertThat(routed.explain(DOWN).get(0).suppression().silencedBy())
        .containsExactly(silence.id());
    assertThat(silence.acknowledges()).containsExactly(alert(DOWN).fingerprint());
    assertThat(silence.createdBy() + ": " + silence.comment()).isEqualTo("ann: on it");

    routed.resolve(DOWN);
    routed.run(minutes(2));

    assertThat(state(silence)).isEqualTo(SilenceState.EXPIRED);
    assertThat(routed.told()).containsExactly("+5530s team: -Down/1");

    fireFor(2, DOWN);
    assertThat(routed.told()).singleElement().asString().endsWith("team: Down/1");
  }

  @Test
  void lastsNoLongerThanItSays() {
    fireFor(1, DOWN);
    acknowledgements().acknowledge(alert(DOWN), new Acknowledgement("ann", "", minutes(30)));
    routed.told();

    fireFor(29, DOWN);
    assertThat(routed.told()).isEmpty();
    fireFor(2, DOWN);
    assertThat(routed.told()).containsExactly("+1870s team: Down/1");
  }

  @Test
  void anAlertThatNobodyRefreshesEndsItAsWell() {
    routed.fire(DOWN);
    Silence silence = acknowledgements().acknowledge(alert(DOWN), ANN);

    routed.run(minutes(4));
    assertThat(state(silence)).isEqualTo(SilenceState.ACTIVE);
    routed.run(minutes(3));
    assertThat(state(silence)).isEqualTo(SilenceState.EXPIRED);
  }

  @Test
  void anAlertThatHasYetToComeAgainAfterARestartEndsNothing() {
    routed.fire(DOWN);
    Silence silence = acknowledgements().acknowledge(alert(DOWN), ANN);
    Routed restarted = routed.restarted(CONFIG);
    Silence kept =
        restarted.silences.set(
            Silence.draft(
                    silence.matchers(),
                    silence.startsAt(),
                    silence.endsAt(),
                    silence.createdBy(),
                    silence.comment())
                .acknowledging(silence.acknowledges()));

    restarted.run(Duration.ofHours(2));

    assertThat(restarted.silences.find(kept.id()).orElseThrow().state(restarted.clock.instant()))
        .isEqualTo(SilenceState.ACTIVE);
  }

  @Test
  void oneOfAGroupEndsWithTheLastOfItsAlerts() {
    routed.fire(DOWN);
    routed.fire(OTHER);
    routed.fire("alertname", "Full", "cluster", "lab");
    Silence silence =
        acknowledgements()
            .acknowledge(Acknowledgements.matchers(Labels.of("cluster", "lab"), alert(DOWN)), ANN);

    assertThat(silence.matchers()).hasToString("{alertname=\"Down\",cluster=\"lab\"}");
    assertThat(silence.acknowledges())
        .isEqualTo(Set.of(alert(DOWN).fingerprint(), alert(OTHER).fingerprint()));

    routed.resolve(DOWN);
    routed.run(Duration.ofSeconds(20));
    assertThat(state(silence)).isEqualTo(SilenceState.ACTIVE);
    assertThat(routed.told()).containsExactly("+10s team: Full");
    routed.resolve(OTHER);
    routed.run(Duration.ofSeconds(1));
    routed.routing.tick();
    assertThat(state(silence)).isEqualTo(SilenceState.EXPIRED);
  }

  @Test
  void aSecondOneTakesThePlaceOfTheFirst() {
    routed.fire(DOWN);
    Silence first = acknowledgements().acknowledge(alert(DOWN), ANN);
    routed.clock.advance(minutes(1));
    Silence second =
        acknowledgements()
            .acknowledge(alert(DOWN), new Acknowledgement("bob", "", Duration.ofHours(1)));

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.createdBy()).isEqualTo("bob");
    assertThat(second.comment()).isEqualTo("acknowledged");
    assertThat(second.endsAt()).isEqualTo(routed.clock.instant().plus(Duration.ofHours(1)));
    assertThat(routed.silences.acknowledging()).containsExactly(second);
  }

  @Test
  void whoChangesItAsAPlainSilenceKeepsTheLink() {
    routed.fire(DOWN);
    Silence first = acknowledgements().acknowledge(alert(DOWN), ANN);
    Silence changed =
        routed.silences.set(
            Silence.draft(
                    first.matchers(),
                    first.startsAt(),
                    first.endsAt().plusSeconds(60),
                    "amtool",
                    "longer")
                .withId(first.id()));

    assertThat(changed.id()).isEqualTo(first.id());
    assertThat(changed.acknowledges()).isEqualTo(first.acknowledges());
  }

  @Test
  void whatDoesNotFireIsNotAcknowledged() {
    routed.fire(DOWN);
    Alert alert = alert(DOWN);
    routed.resolve(DOWN);
    routed.clock.advance(minutes(1));

    assertThatExceptionOfType(NothingToAcknowledgeException.class)
        .isThrownBy(() -> acknowledgements().acknowledge(alert(DOWN), ANN));
    assertThatExceptionOfType(NothingToAcknowledgeException.class)
        .isThrownBy(
            () -> acknowledgements().acknowledge(Acknowledgements.matchers(alert.labels()), ANN));
    assertThatIllegalArgumentException().isThrownBy(() -> new Acknowledgement(" ", "", minutes(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Acknowledgement("ann", "", Duration.ZERO));
  }
}
