package io.monitorix.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PveModulesTest {

  private static final LoginConfig ROOT =
      new LoginConfig.UserPassword("root@pam", new Secret("p$${X}"));
  private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

  @TempDir Path folder;
  private ConfigFiles files;

  @BeforeEach
  void openFolder() {
    files = new ConfigFiles(folder);
  }

  private Map<String, PveModule> load(String yaml) {
    return new PveModules().load(files.write("pve.yml", yaml));
  }

  @Test
  void modulesAreReadInTheOrderOfTheFile() {
    Path ca = files.write("ca.pem", "-----BEGIN CERTIFICATE-----");

    Map<String, PveModule> modules =
        load(
            """
            default: &default
              user: root@pam
              password: p$${X}
            token:
              user: monitorix@pve
              token_name: exporter
              token_value: 0123
              password: ignored
              verify_ssl: false
              timeout: 2.5
              port: 443
            merged:
              <<: *default
              verify_ssl: CA
              service: PVE
              backend: https
              mode: json
              otp: null
              port: ~
            """
                .replace("CA", ca.toString()));

    assertThat(modules)
        .containsExactly(
            entry(
                "default",
                new PveModule("default", ROOT, new TlsConfig.SystemTrust(), FIVE_SECONDS, null)),
            entry(
                "token",
                new PveModule(
                    "token",
                    new LoginConfig.Token("monitorix@pve!exporter", new Secret("0123")),
                    new TlsConfig.Insecure(),
                    Duration.ofMillis(2500),
                    443)),
            entry(
                "merged",
                new PveModule("merged", ROOT, new TlsConfig.CaFile(ca), FIVE_SECONDS, null)));
  }

  @ParameterizedTest
  @CsvSource({
    "true, true",
    "True, true",
    "yes, true",
    "ON, true",
    "null, true",
    "'', true",
    "false, false",
    "FALSE, false",
    "no, false",
    "Off, false",
    "0, false"
  })
  void verificationIsSwitchedAsInYamlOfOld(String written, boolean verified) {
    PveModule module = load("m: {user: a@b, password: c, verify_ssl: " + written + "}").get("m");

    assertThat(module)
        .extracting(PveModule::tls)
        .isEqualTo(verified ? new TlsConfig.SystemTrust() : new TlsConfig.Insecure());
  }

  static Stream<Arguments> singleProblems() {
    return Stream.of(
        arguments(
            "",
            "0:0: no modules; write, for instance,"
                + " default: {user: monitorix@pve, token_name: exporter, token_value: …}"),
        arguments(
            "{}",
            "0:0: no modules; write, for instance,"
                + " default: {user: monitorix@pve, token_name: exporter, token_value: …}"),
        arguments("[]", "1:1: expected a mapping, got a list"),
        arguments("m: hush", "1:4: m: expected a mapping, got a text"),
        arguments("m:\n", "1:3: m: missing user, such as monitorix@pve"),
        arguments(
            "m:\n  user: a@b\n",
            "2:3: m: missing login; add token_name and token_value, or password"),
        arguments(
            "m: {user: a@b, token_name: t}",
            "1:4: m: missing token_value, the secret of token_name"),
        arguments(
            "m: {user: a@b, token_name: t, token_value: \"hu sh\"}",
            "1:4: m: user, token_name and token_value must be printable ASCII without spaces,"
                + " not empty"),
        arguments("m: {user: [a], password: c}", "1:11: m.user: expected a text, got a list"),
        arguments(
            "m: {user: a@b, password: c, verify_tls: false}",
            "1:29: unknown key 'verify_tls' in m; did you mean 'verify_ssl'?"),
        arguments(
            "m: {user: a@b, password: c, fingerprint: x}",
            "1:29: unknown key 'fingerprint' in m; known are user, password, token_name,"
                + " token_value, verify_ssl, timeout, port"),
        arguments(
            "m: {user: a@b, password: c, password: d}", "1:29: duplicate key 'password' in m"),
        arguments(
            "m: {user: a@b, password: c, verify_ssl: \"false\"}",
            "1:41: m.verify_ssl: expected the path of a readable file of PEM certificates,"
                + " got 'false'"),
        arguments(
            "m: {user: a@b, password: c, timeout: 5s}",
            "1:38: m.timeout: expected seconds, more than 0 and at most 86400, such as 5,"
                + " got '5s'"),
        arguments(
            "m: {user: a@b, password: c, timeout: 0}",
            "1:38: m.timeout: expected seconds, more than 0 and at most 86400, such as 5,"
                + " got '0'"),
        arguments(
            "m: {user: a@b, password: c, port: 65536}",
            "1:35: m.port: expected a port from 1 to 65535, got '65536'"),
        arguments(
            "m: {user: a@b, password: c, host: pve1}",
            "1:35: m.host: the host comes from /pve?target=; remove it"),
        arguments(
            "m: {user: a@b, password: c, otp: 123456}",
            "1:34: m.otp: one-time passwords need a person; use an API token"),
        arguments(
            "m: {user: a@b, password: c, cert: x}",
            "1:35: m.cert: client certificates are not supported; use an API token"),
        arguments(
            "m: {user: a@b, password: c, proxies: {https: x}}",
            "1:38: m.proxies: proxies are not supported; run the exporter where it reaches PVE"),
        arguments(
            "m: {user: a@b, password: c, path_prefix: x}",
            "1:42: m.path_prefix: no path may precede /api2; name the server itself as target"),
        arguments(
            "m: {user: a@b, password: c, service: PBS}",
            "1:38: m.service: only service PVE is supported; remove the module"),
        arguments(
            "m: {user: a@b, password: c, backend: openssh}",
            "1:38: m.backend: only backend https is supported; remove it"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("singleProblems")
  void problemIsToldWithItsPlace(String yaml, String problem) {
    assertThat(files.pveProblems(yaml)).containsExactly(problem);
  }

  @Test
  void problemsOfAllModulesAreToldAtOnce() {
    assertThat(files.pveProblems("a: {}\nb: {user: x@y, password: z, port: no}\nc: []\n"))
        .extracting(problem -> problem.substring(0, problem.indexOf(": ")))
        .containsExactly("1:4", "2:35", "3:4");
  }

  @Test
  void environmentWithoutUserHoldsNoModule() {
    assertThat(new PveModules().fromEnvironment(Map.of("PVE_PASSWORD", "p"))).isEmpty();
  }

  @Test
  void environmentDescribesOneModule() {
    PveModules modules = new PveModules();

    assertThat(modules.fromEnvironment(Map.of("PVE_USER", "root@pam", "PVE_PASSWORD", "p$${X}")))
        .containsExactly(
            entry(
                "default",
                new PveModule("default", ROOT, new TlsConfig.SystemTrust(), FIVE_SECONDS, null)));
    assertThat(
            modules.fromEnvironment(
                Map.of(
                    "PVE_USER", "a@pve",
                    "PVE_TOKEN_NAME", "t",
                    "PVE_TOKEN_VALUE", "v",
                    "PVE_VERIFY_SSL", "False",
                    "PVE_MODULE", "lab")))
        .containsExactly(
            entry(
                "lab",
                new PveModule(
                    "lab",
                    new LoginConfig.Token("a@pve!t", new Secret("v")),
                    new TlsConfig.Insecure(),
                    FIVE_SECONDS,
                    null)));
  }

  @ParameterizedTest
  @CsvSource({"false, false", "FALSE, false", "0, false", "1, true", "no, true", "'', true"})
  void environmentSwitchesVerificationOffByTwoWordsOnly(String written, boolean verified) {
    Map<String, PveModule> modules =
        new PveModules()
            .fromEnvironment(
                Map.of("PVE_USER", "a@b", "PVE_PASSWORD", "c", "PVE_VERIFY_SSL", written));

    assertThat(modules.values())
        .extracting(PveModule::tls)
        .containsExactly(verified ? new TlsConfig.SystemTrust() : new TlsConfig.Insecure());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''  | PVE_PASSWORD   | environment: missing PVE_USER, such as monitorix@pve",
        "a@b | PVE_MODULE     | environment: missing login; add PVE_TOKEN_NAME and"
            + " PVE_TOKEN_VALUE, or PVE_PASSWORD",
        "a@b | PVE_TOKEN_NAME | environment: missing PVE_TOKEN_VALUE, the secret of"
            + " PVE_TOKEN_NAME"
      })
  void incompleteEnvironmentIsRefused(String user, String variable, String message) {
    Map<String, String> environment = Map.of("PVE_USER", user, variable, "hush");

    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> new PveModules().fromEnvironment(environment))
        .withMessage(message);
  }
}
