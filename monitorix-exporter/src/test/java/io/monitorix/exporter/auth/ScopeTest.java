package io.monitorix.exporter.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeTest {

  private static final Scope LAB = new Scope(Set.of("lab"), Set.of(), Set.of());
  private static final Scope LAB_AND_PROD = new Scope(Set.of("lab", "prod"), Set.of(), Set.of());
  private static final Scope WEB = new Scope(Set.of(), Set.of(), Set.of("web"));

  @Test
  void aNarrowerScopeIsWithinAWiderOne() {
    assertThat(LAB.isWithin(Scope.ALL)).isTrue();
    assertThat(LAB.isWithin(LAB_AND_PROD)).isTrue();
    assertThat(LAB_AND_PROD.isWithin(LAB)).isFalse();
    assertThat(Scope.ALL.isWithin(LAB)).isFalse();
    assertThat(WEB.isWithin(LAB)).isFalse();
    assertThat(new Scope(Set.of("lab"), Set.of(), Set.of("web")).isWithin(LAB)).isTrue();
  }

  @Test
  void whatTwoHaveInCommonIsNeverMoreThanEither() {
    assertThat(LAB.and(WEB)).contains(new Scope(Set.of("lab"), Set.of(), Set.of("web")));
    assertThat(LAB.and(LAB_AND_PROD)).contains(LAB);
    assertThat(Scope.ALL.and(LAB)).contains(LAB);
    assertThat(LAB.and(new Scope(Set.of("prod"), Set.of(), Set.of()))).isEmpty();
  }

  @Test
  void jsonComesBackAsItWas() {
    Scope scope = new Scope(Set.of("lab", "a\"b"), Set.of("p"), Set.of("web", "db"));
    assertThat(ScopeJson.parse(ScopeJson.text(scope))).isEqualTo(scope);
    assertThat(ScopeJson.text(Scope.ALL)).isEqualTo("{\"clusters\":[],\"pools\":[],\"tags\":[]}");
    assertThat(ScopeJson.of(List.of("cluster:lab", "tag:web")))
        .isEqualTo(new Scope(Set.of("lab"), Set.of(), Set.of("web")));
  }

  @Test
  void whatIsNoScopeIsRefused() {
    for (String text : List.of("", "[]x", "{\"cluster\":[]}", "{\"clusters\":\"lab\"}", "7")) {
      assertThatThrownBy(() -> ScopeJson.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> ScopeJson.of(List.of("lab")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
