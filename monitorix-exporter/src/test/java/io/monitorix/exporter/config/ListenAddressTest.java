package io.monitorix.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {

  @ParameterizedTest
  @CsvSource({
    ":9221, '', 9221",
    "127.0.0.1:9221, 127.0.0.1, 9221",
    "[::]:9221, ::, 9221",
    "[fe80::1%eth0]:80, fe80::1%eth0, 80",
    "localhost:0, localhost, 0",
    "exporter-1.example:65535, exporter-1.example, 65535",
  })
  void textFormIsReadAndWritten(String text, String host, int port) {
    assertThat(ListenAddress.parse(text)).isEqualTo(new ListenAddress(host, port));
    assertThat(ListenAddress.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "9221",
        "localhost",
        "localhost:",
        "::9221",
        "::1:9221",
        "[]:1",
        "[::]",
        "[a]:x:1",
        "a b:1",
        ":-1",
        ":65536",
        ":9999999999",
        ":1.0",
        "http://localhost:9221",
        ":１"
      })
  void otherTextsAreRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ListenAddress.parse(text))
        .withMessageStartingWith("expected ");
  }
}
