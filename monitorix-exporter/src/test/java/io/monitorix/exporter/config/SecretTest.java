package io.monitorix.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {

  @Test
  void textIsGivenToWhoAsksForIt() {
    assertThat(new Secret("hush").value()).isEqualTo("hush");
  }

  @Test
  void toStringGivesNothingAway() {
    assertThat(new Secret("hush")).hasToString("***");
    assertThat(new LoginConfig.Token("a@b!c", new Secret("hush")).toString())
        .doesNotContain("hush");
  }

  @Test
  void secretsOfTheSameTextAreEqual() {
    assertThat(new Secret("hush"))
        .isEqualTo(new Secret("hush"))
        .hasSameHashCodeAs(new Secret("hush"));
    assertThat(new Secret("hush")).isNotEqualTo(new Secret("hush!")).isNotEqualTo("hush");
  }
}
