package io.monitorix.exporter.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubjectHistoryTest {

  private static final Labels ONE = Labels.of("id", "qemu/1");

  private final SubjectHistory history = new SubjectHistory(Instant.ofEpochSecond(1000));

  private void add(long second, double value) {
    history.add("m", ONE, Instant.ofEpochSecond(second), value);
  }

  private List<String> points() {
    List<String> found = new ArrayList<>();
    history.forEach(
        (metric, labels, points) -> {
          for (int i = 0; i < points.size(); i++) {
            found.add(points.second(i) + "=" + points.value(i));
          }
        });
    return found;
  }

  @Test
  void whereAFinerFrameBeginsTheCoarserOneEnds() {
    add(100, 1);
    add(500, 2);
    add(900, 3);
    history.beginFiner();
    add(500, 20);
    add(600, 21);
    history.beginFiner();
    add(590, 30);
    assertThat(points()).containsExactly("100=1.0", "500=20.0", "590=30.0");
  }

  @Test
  void aFinerFrameWithNothingToTellTakesNothingAway() {
    add(100, 1);
    add(500, 2);
    history.beginFiner();
    assertThat(points()).containsExactly("100=1.0", "500=2.0");
  }

  @Test
  void fromTheFirstContactOnNothingIsTaken() {
    add(999, 1);
    add(1000, 2);
    add(2000, 3);
    assertThat(points()).containsExactly("999=1.0");
  }

  @Test
  void aRowThatComesTwiceIsTakenOnce() {
    add(100, 1);
    add(100, 2);
    assertThat(points()).containsExactly("100=1.0");
    assertThat(history.size()).isEqualTo(1);
  }

  @Test
  void manyPointsFindRoom() {
    for (int i = 0; i < 900; i++) {
      add(i, i);
    }
    assertThat(points()).hasSize(900).endsWith("899=899.0");
  }
}
