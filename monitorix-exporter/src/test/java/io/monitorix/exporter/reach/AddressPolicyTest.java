package io.monitorix.exporter.reach;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Address;

class AddressPolicyTest {

  private static InetAddress address(String text) throws IOException {
    return Address.getByAddress(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "169.254.0.1",
        "fe80::1",
        "fd00:ec2::254",
        "64:ff9b::a9fe:a9fe",
        "::ffff:169.254.169.254",
        "100.100.100.200",
        "192.0.0.192",
      })
  void linkLocalAddressesAndMetadataServicesAreDenied(String text) throws IOException {
    InetAddress address = address(text);

    assertThatThrownBy(() -> new AddressPolicy(false, "probes.allow_link_local").check(address))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("allow_link_local");
    assertThatCode(() -> new AddressPolicy(true, "probes.allow_link_local").check(address))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.0.0.7", "192.0.2.1", "::1", "fd00::1", "2001:db8::1"})
  void allElseIsAllowed(String text) throws IOException {
    InetAddress address = address(text);

    assertThatCode(() -> new AddressPolicy(false, "probes.allow_link_local").check(address))
        .doesNotThrowAnyException();
  }
}
