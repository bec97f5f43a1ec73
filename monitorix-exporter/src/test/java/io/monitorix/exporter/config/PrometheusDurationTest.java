package io.monitorix.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusDurationTest {

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "0s, PT0S",
    "15s, PT15S",
    "90s, PT1M30S",
    "1m30s, PT1M30S",
    "500ms, PT0.5S",
    "1h, PT1H",
    "1d, PT24H",
    "1w, PT168H",
    "1y, PT8760H",
    "1d2h3m4s5ms, PT26H3M4.005S"
  })
  void textIsRead(String text, Duration duration) {
    assertThat(PrometheusDuration.parse(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "15", "s", "-1s", "1.5s", "1s1m", "1s 1ms", "1S", "1min", "9999999999s"})
  void otherTextsAreRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> PrometheusDuration.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "1ms", "15s", "1m30s", "2h", "1d2h3m4s5ms"})
  void writtenTextIsReadBack(String text) {
    assertThat(PrometheusDuration.format(PrometheusDuration.parse(text))).isEqualTo(text);
  }
}
