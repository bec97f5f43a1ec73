package io.monitorix.exporter.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.monitorix.exporter.config.CheckTiming;
import io.monitorix.exporter.config.ProbeModules;
import io.monitorix.exporter.config.TagDiscovery;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.Address;

class GuestChecksTest {

  private static final CheckTiming TIMING =
      new CheckTiming(Duration.ofSeconds(30), Duration.ofSeconds(10), 0, Duration.ofSeconds(5));

  private static TagDiscovery.Service service(String module, String target, int port) {
    return new TagDiscovery.Service(
        Objects.requireNonNull(ProbeModules.builtIn().get(module)),
        target,
        port == 0 ? null : port,
        TIMING);
  }

  private static final TagDiscovery DISCOVERY =
      new TagDiscovery(
          true,
          "monitorix.",
          Map.of(
              "http", service("http_2xx", "http://{address}:{port}/", 80),
              "tcp", service("tcp_connect", "{address}:{port}", 0),
              "icmp", service("icmp", "{address}", 0)));

  private static TaggedGuest guest(List<String> tags, String... addresses) throws IOException {
    List<InetAddress> all = new ArrayList<>();
    for (String address : addresses) {
      all.add(Address.getByAddress(address));
    }
    return new TaggedGuest("lab", "qemu/100", tags, all);
  }

  private static List<Check> checks(TaggedGuest... guests) {
    return new GuestChecks(DISCOVERY).of(() -> List.of(guests));
  }

  static Stream<Arguments> tags() {
    return Stream.of(
        arguments("monitorix.http.8080", "10.0.0.7", "http://10.0.0.7:8080/", "http_2xx"),
        arguments("monitorix.http", "10.0.0.7", "http://10.0.0.7:80/", "http_2xx"),
        arguments("monitorix.http.8080", "2001:db8::7", "http://[2001:db8::7]:8080/", "http_2xx"),
        arguments("monitorix.tcp.22", "10.0.0.7", "10.0.0.7:22", "tcp_connect"),
        arguments("monitorix.icmp", "2001:db8::7", "2001:db8::7", "icmp"));
  }

  @ParameterizedTest
  @MethodSource("tags")
  void tagBecomesACheckOfTheGuestsOwnAddress(
      String tag, String address, String target, String module) throws IOException {
    List<Check> checks = checks(guest(List.of("web", tag), address));

    assertThat(checks)
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.target()).isEqualTo(target);
              assertThat(check.module().name()).isEqualTo(module);
              assertThat(check.service()).isEqualTo(tag.substring("monitorix.".length()));
              assertThat(check.labels().get("guest")).isEqualTo("qemu/100");
              assertThat(check.labels().get("cluster")).isEqualTo("lab");
            });
  }

  @Test
  void tagsThatAskForNothingPossibleAreLeftOut() throws IOException {
    assertThat(
            checks(
                guest(
                    List.of(
                        "monitorix.gopher.70",
                        "monitorix.tcp",
                        "monitorix.tcp.99999",
                        "monitorix.tcp.ssh",
                        "monitorix.icmp.7",
                        "monitorix."),
                    "10.0.0.7")))
        .isEmpty();
  }

  @Test
  void firstAddressThatOthersCanReachIsTakenIpv4First() throws IOException {
    List<String> tags = List.of("monitorix.icmp");

    assertThat(checks(guest(tags, "127.0.0.1", "fe80::1", "2001:db8::7", "10.0.0.7", "10.0.0.8")))
        .extracting(Check::target)
        .containsExactly("10.0.0.7");
    assertThat(checks(guest(tags, "127.0.0.1", "169.254.3.4"))).isEmpty();
    assertThat(checks(guest(tags))).isEmpty();
  }

  @Test
  void discoveryThatIsOffDoesNotLookAtGuests() {
    TagDiscovery off = new TagDiscovery(false, "monitorix.", DISCOVERY.services());

    assertThat(
            new GuestChecks(off)
                .of(
                    () -> {
                      throw new IllegalStateException("looked");
                    }))
        .isEmpty();
  }
}
