package io.monitorix.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      textBlock =
          """
          https://pve:8006/x?server=a&password=hunter2 https://pve:8006/x?server=a&password=…
          https://pve:8006/x?password=hunter2&server=a https://pve:8006/x?password=…&server=a
          https://pve:8006/x?new-Password=hunter2%26x https://pve:8006/x?new-Password=…
          https://pve:8006/x?otp=123456&secret=hunter2 https://pve:8006/x?otp=…&secret=…
          https://pve:8006/password/x?a=b https://pve:8006/password/x?a=b
          https://pve:8006/x?note=password https://pve:8006/x?note=password
          """)
  void secretsInTheAddressAreHidden(String called, String shown) {
    assertThat(new Exchange("GET", "/x", "/x", called, null, null).url()).isEqualTo(shown);
  }
}
