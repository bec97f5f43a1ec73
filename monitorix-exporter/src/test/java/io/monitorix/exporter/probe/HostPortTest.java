package io.monitorix.exporter.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {

  @ParameterizedTest
  @CsvSource({
    "mail.example:25, mail.example, 25",
    "192.0.2.1:80, 192.0.2.1, 80",
    "[2001:db8::7]:443, 2001:db8::7, 443",
    "mail.example, mail.example, 53",
    "2001:db8::7, 2001:db8::7, 53",
    "[2001:db8::7], 2001:db8::7, 53",
  })
  void portMayBeMissingWhereThereIsADefault(String target, String host, int port)
      throws IOException {
    assertThat(HostPort.parse(target, 53)).isEqualTo(new HostPort(host, port));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mail.example", ":25", "2001:db8::7:443", "a:b", "a:70000", "a:"})
  void everythingElseIsRefused(String target) {
    assertThatIOException().isThrownBy(() -> HostPort.parse(target));
  }

  @Test
  void portIsCheckedBehindABracketToo() {
    assertThatIOException().isThrownBy(() -> HostPort.parse("[::1]:x", 53));
  }
}
