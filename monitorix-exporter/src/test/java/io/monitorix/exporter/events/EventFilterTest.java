package io.monitorix.exporter.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFilterTest {

  private static final Event STOPPED =
      new Event(
          new EventId(1, 1),
          new Change(
              Instant.EPOCH,
              EventType.GUEST_STATUS,
              "lab",
              "qemu/100",
              "running",
              "stopped",
              "",
              Map.of()));

  private static List<String> list(String text) {
    return text == null ? List.of() : List.of(text.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    ",,,true",
    "guest.status,,,true",
    "guest.*,,,true",
    "*,,,true",
    "node.* guest.status,,,true",
    "node.*,,,false",
    ",qemu/100,,true",
    ",qemu/*,,true",
    ",*/100,,true",
    ",q*/1*0,,true",
    ",qemu/10,,false",
    ",qemu.100,,false",
    ",lxc/* qemu/1*,,true",
    ",,lab,true",
    ",,l*,true",
    ",,other,false",
    "guest.*,lxc/*,lab,false",
  })
  void eachConditionMustHoldAndOneOfItsPatterns(
      String types, String subjects, String clusters, boolean passes) {
    EventFilter filter = EventFilter.of(list(types), list(subjects), list(clusters));
    assertThat(filter.matches(STOPPED)).isEqualTo(passes);
  }

  @Test
  void aTypeThatThereIsNotIsRefusedWithThoseThatThereAre() {
    assertThatThrownBy(() -> EventFilter.of(List.of("guest.statsu"), List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no event has the type 'guest.statsu'; use node.status, guest.status, guest.migrated,"
                + " check.result, target.status, alert.firing, alert.resolved, or a beginning with"
                + " *, such as alert.*");
  }

  @Test
  void aHundredPatternsAreEnough() {
    List<String> many = Collections.nCopies(101, "qemu/1");
    assertThatThrownBy(() -> EventFilter.of(List.of(), many, List.of()))
        .hasMessageContaining("at most 100");
  }
}
