package io.monitorix.exporter.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.auth.Scope;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SightTest {

  @Test
  void allIsSeenWithoutAScope() {
    assertThat(Sight.ALL.whole("lab")).isTrue();
    assertThat(Sight.ALL.guest("lab", null, List.of())).isTrue();
  }

  @Test
  void aClusterIsSeenWhole() {
    Sight sight = new Sight(new Scope(Set.of("lab"), Set.of(), Set.of()));

    assertThat(sight.whole("lab")).isTrue();
    assertThat(sight.whole("other")).isFalse();
    assertThat(sight.guest("lab", "x", List.of())).isTrue();
    assertThat(sight.guest("other", "x", List.of())).isFalse();
  }

  @Test
  void ofPoolsAndTagsGuestsAloneAreSeenThatHaveBoth() {
    Sight sight = new Sight(new Scope(Set.of(), Set.of("web"), Set.of("prod", "test")));

    assertThat(sight.cluster("lab")).isTrue();
    assertThat(sight.whole("lab")).isFalse();
    assertThat(sight.guest("lab", "web", List.of("a", "prod"))).isTrue();
    assertThat(sight.guest("lab", "web", List.of("a"))).isFalse();
    assertThat(sight.guest("lab", null, List.of("prod"))).isFalse();
  }
}
