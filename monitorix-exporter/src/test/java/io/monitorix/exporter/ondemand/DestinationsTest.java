package io.monitorix.exporter.ondemand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.client.Server;
import io.monitorix.exporter.config.LoginConfig;
import io.monitorix.exporter.config.PveModule;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.config.TlsConfig;
import io.monitorix.exporter.ondemand.Destinations.Destination;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationsTest {

  private static final List<TargetConfig> TARGETS =
      List.of(
          target("main", "https://pve1.example"),
          target("edge", "pve2.example:8443"),
          target("six", "https://[fd00::1]:8006"),
          target("pve3.example", "https://pve4.example"));

  private static final Map<String, PveModule> MODULES =
      Map.of("lab", module("lab", null), "proxy", module("proxy", 443));

  @ParameterizedTest
  @CsvSource({
    "main,                     , https://pve1.example:8006, main",
    "pve1.example,             , https://pve1.example:8006, main",
    "PVE1.Example,             , https://pve1.example:8006, main",
    "pve1.example:8006,        , https://pve1.example:8006, main",
    "https://pve1.example,     , https://pve1.example:8006, main",
    "edge,                     , https://pve2.example:8443, edge",
    "pve2.example,             , https://pve2.example:8443, edge",
    "pve2.example:8443,        , https://pve2.example:8443, edge",
    "six,                      , https://[fd00::1]:8006,    six",
    "fd00::1,                  , https://[fd00::1]:8006,    six",
    "[fd00::1],                , https://[fd00::1]:8006,    six",
    "[fd00::1]:8006,           , https://[fd00::1]:8006,    six",
    "[fd00:0:0::0001]:8006,    , https://[fd00::1]:8006,    six",
    "pve3.example,             , https://pve4.example:8006, pve3.example",
    "main,              default, https://pve1.example:8006, main",
    "main,                  lab, https://pve1.example:8006, lab",
    "pve2.example,        proxy, https://pve2.example:8443, proxy",
  })
  void configuredTargetIsFoundByWhatNamesItWithItsOwnLoginUnlessAModuleIsNamed(
      String asked, @Nullable String module, String server, String login) {
    Destination found = new Destinations(TARGETS, MODULES, false).of(request(asked, module));

    assertThat(Server.of(found.server())).hasToString(server);
    assertThat(found.login()).isEqualTo(login(login));
  }

  @ParameterizedTest
  @CsvSource({
    "pve9.example,             lab, https://pve9.example:8006",
    "pve9.example:1234,        lab, https://pve9.example:1234",
    "http://pve9.example,      lab, http://pve9.example:8006",
    "192.0.2.7,                lab, https://192.0.2.7:8006",
    "fd00::9,                  lab, https://[fd00::9]:8006",
    "pve9.example,           proxy, https://pve9.example:443",
    "pve9.example:1234,      proxy, https://pve9.example:1234",
    "pve9.example:8006,      proxy, https://pve9.example:8006",
    "https://pve9.example,   proxy, https://pve9.example:443",
    "https://pve9.example:8006/,proxy, https://pve9.example:8006",
    "[fd00::9],              proxy, https://[fd00::9]:443",
    "[fd00::9]:8006,         proxy, https://[fd00::9]:8006",
    "fd00::8006,             proxy, https://[fd00::8006]:443",
  })
  void anyTargetIsAskedWithTheModuleWhereThatIsAllowed(String asked, String module, String server) {
    Destination found = new Destinations(TARGETS, MODULES, true).of(request(asked, module));

    assertThat(found.server()).isEqualTo(server);
    assertThat(found.login()).isEqualTo(login(module));
  }

  @ParameterizedTest
  @CsvSource({
    "pve9.example,           lab",
    "pve1.example:9999,      lab",
    "pve1.example.evil,      lab",
    "evil.pve1.example,      lab",
    "pve1.example@evil,      lab",
    "pve1.example#evil,      lab",
    "'',                     lab",
  })
  void otherTargetsAreRefusedUnlessThatIsAllowed(String asked, String module) {
    assertThatThrownBy(() -> new Destinations(TARGETS, MODULES, false).of(request(asked, module)))
        .isInstanceOf(ScrapeException.TargetNotAllowed.class)
        .hasMessage(
            "target '%s' is not in the configuration: list it under targets, or set"
                + " allow_any_target to send the credentials to whichever host a request names",
            asked);
  }

  @Test
  void credentialsOfATargetNeverGoToAnotherHost() {
    assertThatThrownBy(
            () -> new Destinations(TARGETS, Map.of(), true).of(request("pve9.example", null)))
        .isInstanceOf(ScrapeException.UnknownModule.class)
        .hasMessage("Module 'default' not found in config");
  }

  @Test
  void unknownModuleIsRefusedByItsName() {
    assertThatThrownBy(
            () -> new Destinations(TARGETS, MODULES, true).of(request("main", "nowhere")))
        .isInstanceOf(ScrapeException.UnknownModule.class)
        .hasMessage("Module 'nowhere' not found in config");
  }

  @ParameterizedTest
  @CsvSource({"''", "a/b", "user@pve9.example", "pve9.example:port", "ftp://pve9.example"})
  void whatIsNoAddressIsRefused(String asked) {
    assertThatThrownBy(() -> new Destinations(TARGETS, MODULES, true).of(request(asked, "lab")))
        .isInstanceOf(ScrapeException.InvalidTarget.class)
        .hasMessageStartingWith("target: ");
  }

  @Test
  void moduleThatIsCalledDefaultTakesTheRequestsThatNameIt() {
    Destinations destinations =
        new Destinations(TARGETS, Map.of("default", module("default", null)), false);

    assertThat(destinations.of(request("main", "default")).login()).isEqualTo(login("default"));
    assertThat(destinations.of(request("main", null)).login()).isEqualTo(login("main"));
  }

  private static ScrapeRequest request(String target, @Nullable String module) {
    return new ScrapeRequest(target, module, true, true);
  }

  private static TargetConfig target(String name, String server) {
    return TargetConfig.pve(name, server, login(name), new TlsConfig.SystemTrust());
  }

  private static PveModule module(String name, @Nullable Integer port) {
    return new PveModule(
        name, login(name), new TlsConfig.SystemTrust(), Duration.ofSeconds(5), port);
  }

  private static LoginConfig login(String name) {
    return new LoginConfig.Token("monitor@pve!" + name, new Secret("secret-of-" + name));
  }
}
