package io.monitorix.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProbesSectionTest {

  private static final String TARGETS = "targets: [{name: a, server: b, user: c@d, password: e}]\n";

  private ConfigFiles files;

  @BeforeEach
  void folder(@TempDir Path folder) {
    files = new ConfigFiles(folder);
  }

  private ProbesConfig load(String probes) {
    return files.load(TARGETS + probes).probes();
  }

  @Test
  void withoutTheSectionNothingIsCheckedByItself() {
    ProbesConfig probes = load("");

    assertThat(probes.checks()).isEmpty();
    assertThat(probes.discovery().enabled()).isFalse();
    assertThat(probes.allowLinkLocal()).isFalse();
    assertThat(probes.modules()).containsKey("http_2xx");
  }

  @Test
  void checksTakeTheirTimesFromTheSectionTheModuleOrThemselves() {
    List<CheckConfig> checks =
        load("""
            probes:
              interval: 20s
              retries: 1
              modules: {slow: {prober: icmp, timeout: 15s}}
              checks:
                - {name: website, targets: [https://www.example/, www.example], module: http_2xx}
                - {name: gateway, target: 192.0.2.1, module: slow, retries: 3, retry_interval: 2s}
                - {name: mail, target: "mail.example:25", interval: 2s, prober: tcp, tcp: {tls: true}}
            """)
            .checks();

    assertThat(checks)
        .extracting(CheckConfig::service)
        .containsExactly("website", "gateway", "mail");
    assertThat(checks.get(0).targets()).containsExactly("https://www.example/", "www.example");
    assertThat(checks)
        .extracting(CheckConfig::timing)
        .containsExactly(
            new CheckTiming(seconds(20), seconds(10), 1, seconds(5)),
            new CheckTiming(seconds(20), seconds(15), 3, seconds(2)),
            new CheckTiming(seconds(2), seconds(2), 1, seconds(2)));
    assertThat(checks.get(2).module().name()).isEqualTo("tcp");
    assertThat(checks.get(2).module().settings())
        .isInstanceOfSatisfying(TcpProbe.class, tcp -> assertThat(tcp.tlsAtOnce()).isTrue());
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  @Test
  void modulesOfAFileTakeThePlaceOfBuiltInOnes() {
    files.write(
        "blackbox.yml", "modules: {icmp: {prober: icmp, icmp: {ttl: 3}}, own: {prober: http}}");

    ProbesConfig probes = load("probes: {modules_file: blackbox.yml}");

    assertThat(probes.modules()).containsKeys("own", "tcp_connect");
    assertThat(Objects.requireNonNull(probes.modules().get("icmp")).settings())
        .isInstanceOfSatisfying(IcmpProbe.class, icmp -> assertThat(icmp.ttl()).isEqualTo(3));
  }

  @Test
  void problemsOfTheFileOfModulesAreToldWithTheOthers() {
    Path modules = files.write("blackbox.yml", "modules: {own: {prober: htp}}");

    assertThat(files.problems(TARGETS + "probes: {modules_file: blackbox.yml, chekcs: []}"))
        .containsExactly(
            "2:38: unknown key 'chekcs' in probes; did you mean 'checks'?",
            "1:25: modules.own.prober: expected the prober http, tcp, dns or icmp, got 'htp'");
    assertThat(modules).exists();
  }

  @Test
  void discoveryIsSwitchedOnByItsSection() {
    TagDiscovery discovery =
        load("""
            probes:
              interval: 1m
              modules: {health: {prober: http}}
              discovery:
                prefix: watch-
                services:
                  api: {module: health, target: "https://{address}:{port}/health", port: 8443}
            """)
            .discovery();

    assertThat(discovery.enabled()).isTrue();
    assertThat(discovery.prefix()).isEqualTo("watch-");
    assertThat(discovery.services())
        .containsKeys("http", "https", "tcp", "ssh", "smtp", "dns", "icmp", "api");
    TagDiscovery.Service api = Objects.requireNonNull(discovery.services().get("api"));
    assertThat(api.target()).isEqualTo("https://{address}:{port}/health");
    assertThat(api.port()).isEqualTo(8443);
    assertThat(api.timing().interval()).isEqualTo(Duration.ofMinutes(1));
  }

  static Stream<Arguments> faults() {
    String check = "probes: {checks: [{name: a, ";
    return Stream.of(
        arguments(
            check + "target: x}]}",
            "2:19: probes.checks[0]: missing key 'module' (or 'prober', with"
                + " settings of its own)"),
        arguments(
            check + "module: icmp}]}", "2:19: probes.checks[0]: no targets; add target or targets"),
        arguments(
            check + "target: x, module: icmpp}]}",
            "2:48: probes.checks[0].module: there is no such module; did you mean 'icmp'?"),
        arguments(
            check + "target: x, module: icmp, prober: icmp}]}",
            "2:62: probes.checks[0].prober: module and settings of one's own exclude each other;"
                + " keep one of the two"),
        arguments(
            check + "target: x, module: tcp_connect}]}",
            "2:37: probes.checks[0].target: expected host:port, such as mail.example:25 or"
                + " [2001:db8::7]:25"),
        arguments(
            check + "target: 'https://u:hush@x', module: http_2xx}]}",
            "2:37: probes.checks[0].target: the target names a user, and would be a label; use"
                + " basic_auth in the module"),
        arguments(
            check + "targets: [x, x], module: icmp}]}",
            "2:42: probes.checks[0].targets[1]: duplicate target; remove it"),
        arguments(
            check + "target: x, module: icmp}, {name: a, target: y, module: icmp}]}",
            "2:62: probes.checks[1].name: duplicate name; each check needs its own"),
        arguments(
            check + "target: x, module: icmp, timeout: 31s}]}",
            "2:63: probes.checks[0].timeout: 31s is longer than the interval, 30s; shorten it"),
        arguments(
            check + "target: x, module: icmp, retry_interval: 31s}]}",
            "2:70: probes.checks[0].retry_interval: expected more than 0s and at most the interval,"
                + " 30s"),
        arguments(
            "probes: {concurrency: 0}",
            "2:23: probes.concurrency: expected a number from 1 to 1000, got '0'"),
        arguments("probes: {modules_file: none.yml}", "0:0: the configuration file does not exist"),
        arguments(
            "probes: {discovery: {services: {api: {module: icmp, target: x}}}}",
            "2:61: probes.discovery.services.api.target: expected {address} in it, in the place of"
                + " the guest's address"),
        arguments(
            "probes: {discovery: {prefix: 'A '}}",
            "2:30: probes.discovery.prefix: expected what the tags begin with: small letters,"
                + " digits and _ - + ., got 'A '"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void faultIsToldWithItsPlace(String probes, String problem) {
    assertThat(files.problems(TARGETS + probes))
        .containsExactly(problem)
        .noneMatch(text -> text.contains("hush"));
  }
}
