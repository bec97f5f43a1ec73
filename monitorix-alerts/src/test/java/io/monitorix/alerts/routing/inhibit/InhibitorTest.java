package io.monitorix.alerts.routing.inhibit;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.config.InhibitSpec;
import io.monitorix.alerts.routing.matchers.Matchers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class InhibitorTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  @Test
  void aFiringSourceInhibitsWhatHasTheSameLabels() {
    Inhibitor inhibitor = inhibitor("s=1", "t=1", "cluster");
    inhibitor.accept(alert(10, "s", "1", "cluster", "a"));

    assertThat(inhibits(inhibitor, "t", "1", "cluster", "a")).isTrue();
    assertThat(inhibits(inhibitor, "t", "1", "cluster", "b")).isFalse();
    assertThat(inhibits(inhibitor, "t", "1")).isFalse();
    assertThat(inhibits(inhibitor, "t", "2", "cluster", "a")).isFalse();
  }

  @Test
  void aMissingLabelEqualsAnEmptyOne() {
    Inhibitor inhibitor = inhibitor("s=1", "t=1", "cluster");
    inhibitor.accept(alert(10, "s", "1"));

    assertThat(inhibits(inhibitor, "t", "1", "cluster", "")).isTrue();
    assertThat(inhibits(inhibitor, "t", "1", "cluster", "b")).isFalse();
  }

  @Test
  void aSourceThatIsResolvedInhibitsNothing() {
    Inhibitor inhibitor = inhibitor("s=1", "t=1");
    inhibitor.accept(alert(10, "s", "1"));

    assertThat(inhibitor.inhibiting(Labels.of("t", "1"), NOW.plusSeconds(9))).isPresent();
    assertThat(inhibitor.inhibiting(Labels.of("t", "1"), NOW.plusSeconds(10))).isEmpty();
    inhibitor.forgetResolved(NOW.plusSeconds(10));
    inhibitor.accept(alert(20, "s", "1"));
    assertThat(inhibitor.inhibiting(Labels.of("t", "1"), NOW.plusSeconds(10))).isPresent();
  }

  @Test
  void alertsOfBothSidesDoNotInhibitEachOther() {
    Inhibitor inhibitor = inhibitor("s=1", "t=1");
    inhibitor.accept(alert(10, "s", "1", "t", "1", "n", "x"));

    assertThat(inhibits(inhibitor, "s", "1", "t", "1", "n", "x")).isFalse();
    assertThat(inhibits(inhibitor, "s", "1", "t", "1", "n", "y")).isFalse();
    assertThat(inhibits(inhibitor, "t", "1")).isTrue();

    inhibitor.accept(alert(10, "s", "1"));

    assertThat(inhibits(inhibitor, "s", "1", "t", "1", "n", "y")).isTrue();
  }

  @Test
  void theSourceIsNamed() {
    Inhibitor inhibitor = inhibitor("s=1", "t=1");
    inhibitor.accept(alert(10, "s", "1"));

    assertThat(inhibitor.inhibiting(Labels.of("t", "1"), NOW))
        .contains(Fingerprint.of(Labels.of("s", "1")));
  }

  @Test
  void randomRulesInhibitWhatTheRuleSays() {
    Random random = new Random(7);
    int inhibited = 0;
    for (int round = 0; round < 300; round++) {
      InhibitSpec rule =
          new InhibitSpec(
              Matchers.parse(pick(random, "s=1", "s=~\"1|2\"", "s!=1,a=1", "a=1")),
              Matchers.parse(pick(random, "t=1", "t!=1", "t=~\"1|2\",a=1", "a=1")),
              pick(random, List.of(), List.of("e"), List.of("e", "f")));
      Inhibitor inhibitor = new Inhibitor(List.of(rule));
      Map<Labels, Alert> known = new LinkedHashMap<>();
      for (int i = 0; i < 12; i++) {
        Alert alert = alert(random.nextInt(3) - 1, labels(random));
        known.put(alert.labels(), alert);
        inhibitor.accept(alert);
      }
      for (int i = 0; i < 20; i++) {
        Labels target = labels(random);
        boolean expected = expected(rule, new ArrayList<>(known.values()), target);

        assertThat(inhibitor.inhibiting(target, NOW).isPresent())
            .as("%s of %s by %s", target, rule, known.keySet())
            .isEqualTo(expected);
        inhibited += expected ? 1 : 0;
      }
    }
    assertThat(inhibited).isBetween(500, 5500);
  }

  private static boolean expected(InhibitSpec rule, List<Alert> alerts, Labels target) {
    boolean both = rule.source().matches(target);
    return rule.target().matches(target)
        && alerts.stream()
            .filter(source -> !source.isResolved(NOW))
            .filter(source -> rule.source().matches(source.labels()))
            .filter(source -> !(both && rule.target().matches(source.labels())))
            .anyMatch(
                source ->
                    rule.equal().stream()
                        .allMatch(name -> source.labels().get(name).equals(target.get(name))));
  }

  private static Labels labels(Random random) {
    Map<String, String> labels = new TreeMap<>();
    for (String name : List.of("s", "t", "a", "e", "f")) {
      labels.put(name, pick(random, "", "1", "2"));
    }
    return Labels.of(labels);
  }

  @SafeVarargs
  private static <T> T pick(Random random, T... all) {
    return all[random.nextInt(all.length)];
  }

  private static boolean inhibits(Inhibitor inhibitor, String... labels) {
    return inhibitor.inhibiting(Labels.of(labels), NOW).isPresent();
  }

  private static Inhibitor inhibitor(String source, String target, String... equal) {
    return new Inhibitor(
        List.of(new InhibitSpec(Matchers.parse(source), Matchers.parse(target), List.of(equal))));
  }

  private static Alert alert(int seconds, String... labels) {
    return alert(seconds, Labels.of(labels));
  }

  /** Ends so many seconds after now. */
  private static Alert alert(int seconds, Labels labels) {
    return new Alert(
        Fingerprint.of(labels),
        labels,
        Labels.EMPTY,
        NOW.minusSeconds(60),
        NOW.plusSeconds(seconds),
        "",
        NOW,
        false);
  }
}
