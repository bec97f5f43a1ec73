package io.monitorix.alerts.remote.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1                             | PT1S",
        "300                           | PT5M",
        "301                           | PT5M",
        "Wed, 04 Mar 2026 05:06:09 GMT | PT2S",
        "Thu, 04 Mar 2027 05:06:09 GMT | PT5M",
      })
  void headerThatCanBeReadIsAPause(String header, String pause) {
    assertThat(RetryAfter.parse(header, NOW)).map(Object::toString).contains(pause);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"0", "", "-3", "1.5", "99999999999", "soon", "Wed, 04 Mar 2026 05:06:07 GMT"})
  void anythingElseIsNone(@Nullable String header) {
    assertThat(RetryAfter.parse(header, NOW)).isEmpty();
  }
}
