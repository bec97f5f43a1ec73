package io.monitorix.alerts.routing.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.interval.TimeIntervals;
import io.monitorix.alerts.routing.matchers.Matchers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlacementTest {

  private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
  private static final Labels GUEST = Labels.of("cluster", "lab", "id", "qemu/100");

  private final Map<String, String> nodes = new HashMap<>(Map.of("qemu/100", "pve1"));
  private final Silences silences =
      new Silences(
          InstantSource.fixed(NOW),
          Duration.ofDays(5),
          new SilenceStore() {
            @Override
            public List<Silence> load() {
              return List.of();
            }

            @Override
            public void save(Silence silence) {
              // nothing is kept
            }

            @Override
            public void delete(String id) {
              // nothing is kept
            }
          },
          () -> "1",
          labels -> Optional.ofNullable(nodes.get(labels.get("id"))));

  private void set(String matchers, String comment) {
    silences.set(
        Silence.draft(Matchers.parse(matchers), NOW, NOW.plus(Duration.ofHours(1)), "me", comment));
  }

  private List<String> silencing(Labels labels) {
    return silences.silencing(labels, NOW);
  }

  @Test
  void maintenanceOfANodeCoversWhatIsOnItNow() {
    set("{cluster=\"lab\",node=\"pve1\"}", "Maintenance: disks");

    assertThat(silencing(GUEST)).containsExactly("1");
    assertThat(silences.matching(EnumSet.of(SilenceState.ACTIVE), GUEST)).hasSize(1);
    assertThat(silencing(Labels.of("cluster", "other", "id", "qemu/100"))).isEmpty();
    assertThat(silencing(Labels.of("cluster", "lab", "id", "qemu/101"))).isEmpty();

    nodes.put("qemu/100", "pve2");
    assertThat(silencing(GUEST)).isEmpty();
  }

  @Test
  void whatTheLabelsSayCountsForMore() {
    set("{node=\"pve1\"}", "Maintenance: disks");

    assertThat(silencing(GUEST.with("node", "pve3"))).isEmpty();
    assertThat(silencing(Labels.of("node", "pve1"))).containsExactly("1");
  }

  @Test
  void otherSilencesMatchLabelsAlone() {
    set("{node=\"pve1\"}", "noise");

    assertThat(silencing(GUEST)).isEmpty();
    assertThat(silencing(GUEST.with("node", "pve1"))).containsExactly("1");
  }

  @Test
  void windowsOfTheConfigurationDoTheSame() {
    MaintenanceWindow.When hour = new MaintenanceWindow.Once(NOW, NOW.plus(Duration.ofHours(1)));
    silences.schedule(
        List.of(
            new MaintenanceWindow("one", Matchers.parse("{node=\"pve1\"}"), hour, ""),
            new MaintenanceWindow(
                "others", Matchers.parse("{cluster=\"lab\",node!=\"pve1\"}"), hour, "")),
        TimeIntervals.NONE);

    assertThat(silencing(GUEST)).containsExactly("maintenance/one");
    nodes.put("qemu/100", "pve2");
    assertThat(silencing(GUEST)).containsExactly("maintenance/others");
    assertThat(Set.copyOf(silencing(Labels.of("cluster", "lab"))))
        .containsExactly("maintenance/others");
  }
}
