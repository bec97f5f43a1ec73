package io.monitorix.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.monitorix.client.Limits;
import io.monitorix.client.internal.lanes.Lanes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanesTest {

  private final List<String> begun = new ArrayList<>();

  private Lanes.Turn ask(Lanes lanes, String lane, String name) {
    return lanes.ask(lane, turn -> begun.add(name));
  }

  @Test
  void aLaneLetsSoManyThroughAndTheOthersFollowInOrder() {
    Lanes lanes = new Lanes(new Limits(2, 64, null));
    Lanes.Turn first = ask(lanes, "a", "a1");
    Lanes.Turn second = ask(lanes, "a", "a2");
    ask(lanes, "a", "a3");
    ask(lanes, "a", "a4");
    assertThat(begun).containsExactly("a1", "a2");

    second.end();
    second.end();
    assertThat(begun).containsExactly("a1", "a2", "a3");

    first.end();
    assertThat(begun).containsExactly("a1", "a2", "a3", "a4");
  }

  @Test
  void aFullLaneHoldsUpNoOther() {
    Lanes lanes = new Lanes(new Limits(1, 64, null));
    ask(lanes, "hanging", "h1");
    for (int i = 2; i < 100; i++) {
      ask(lanes, "hanging", "h" + i);
    }
    ask(lanes, "b", "b1");

    assertThat(begun).containsExactly("h1", "b1");
    assertThat(lanes.waiting()).isEqualTo(98);
  }

  @Test
  void lanesTakeTurnsWhenAllTogetherAreTooMany() {
    Lanes lanes = new Lanes(new Limits(2, 2, null));
    List<Lanes.Turn> turns = new ArrayList<>();
    for (String lane : List.of("a", "b", "c")) {
      for (int i = 1; i <= 3; i++) {
        turns.add(ask(lanes, lane, lane + i));
      }
    }
    assertThat(begun).containsExactly("a1", "a2");

    turns.forEach(Lanes.Turn::end);

    assertThat(begun).startsWith("a1", "a2").containsSubsequence("b1", "c1", "b2");
  }

  @Test
  void whoLeavesTheQueueIsNeverCalled() {
    Lanes lanes = new Lanes(new Limits(1, 64, null));
    Lanes.Turn first = ask(lanes, "a", "a1");
    Lanes.Turn second = ask(lanes, "a", "a2");
    ask(lanes, "a", "a3");

    assertThat(second.withdraw()).isTrue();
    assertThat(second.withdraw()).isFalse();
    assertThat(first.withdraw()).isFalse();
    first.end();

    assertThat(begun).containsExactly("a1", "a3");
    assertThat(lanes.waiting()).isZero();
  }

  @Test
  void whoDoesNotBeginMakesPlaceForTheNext() {
    Lanes lanes = new Lanes(new Limits(1, 1, null));
    Lanes.Turn first = ask(lanes, "a", "a1");
    for (int i = 0; i < 10_000; i++) {
      lanes.ask("a", turn -> false);
    }
    ask(lanes, "a", "last");

    first.end();

    assertThat(begun).containsExactly("a1", "last");
  }

  @Test
  void atTheEndAllAreLetThrough() {
    Lanes lanes = new Lanes(new Limits(1, 1, null));
    Lanes.Turn first = ask(lanes, "a", "a1");
    ask(lanes, "a", "a2");
    ask(lanes, "b", "b1");

    lanes.close();
    ask(lanes, "a", "a3").end();
    first.end();

    assertThat(begun).containsExactlyInAnyOrder("a1", "a2", "b1", "a3");
    assertThat(lanes.waiting()).isZero();
  }

  @Test
  void limitsThatLetNothingThroughAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Limits(0, 1, null));
    assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, 0, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Limits.standard().withCallsPerSecond(0))
        .withMessageContaining("0 a second");
  }
}
