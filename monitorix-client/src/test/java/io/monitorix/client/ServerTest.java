package io.monitorix.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTest {

  @ParameterizedTest
  @CsvSource({
    "pve1,                       https://pve1:8006",
    "PVE1.example.org,           https://pve1.example.org:8006",
    "pve1:443,                   https://pve1:443",
    "https://pve1,               https://pve1:8006",
    "https://pve1:443/,          https://pve1:443",
    "http://127.0.0.1:8080,      http://127.0.0.1:8080",
    "192.0.2.11,                 https://192.0.2.11:8006",
    "[2001:db8::1]:8443,         https://[2001:db8::1]:8443",
    "[2001:db8::1],              https://[2001:db8::1]:8006",
    "2001:db8::1,                https://[2001:db8::1]:8006",
    "https://[2001:db8::1]:8006, https://[2001:db8::1]:8006",
  })
  void addressesAreReadAsPeopleWriteThem(String text, String url) {
    assertThat(Server.of(text)).hasToString(url);
    assertThat(Server.of(text).uri()).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "pve1:",
        "pve1:port",
        "pve1:70000",
        "ftp://pve1",
        "pve1/api2",
        "a b",
        "[::1"
      })
  void whatIsNoAddressIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Server.of(text));
  }

  @Test
  void aPasswordInTheAddressIsRefusedWithoutBeingShown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Server.of("https://root:hunter2@pve1"))
        .withMessageNotContaining("hunter2")
        .withMessageContaining("credentials");
  }
}
