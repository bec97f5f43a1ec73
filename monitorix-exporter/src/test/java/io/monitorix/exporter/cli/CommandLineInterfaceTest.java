package io.monitorix.exporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.monitorix.exporter.config.CollectorName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class CommandLineInterfaceTest {

  private static final String GOOD =
      """
      targets:
        - name: lab
          server: 192.0.2.1
          token: {id: monitor@pve!lab, secret: abc}
      """;

  private static final String BAD =
      """
      targets:
        - name: lab
          server: 192.0.2.1
          tokn: {id: monitor@pve!lab, secret: hidden-value}
      """;

  @TempDir private Path folder;

  /** What a command gave. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--help                                | 0 | Usage: monitorix",
        "-h                                    | 0 | pve-exporter",
        "--version                             | 0 | monitorix ",
        "help run                              | 0 | --pve-config",
        "run --help                            | 0 | --config",
        "demo --help                           | 0 | --guests",
        "demo --help                           | 0 | --[no-]pbs",
        "check --help                          | 0 | monitorix.yml",
        "pve-exporter --help                   | 0 | --[no-]collector.backup-info",
      })
  void tellsWhatItCanDo(String arguments, int status, String content) {
    Outcome outcome = Outcome.of(arguments.split(" "));

    assertThat(outcome.status()).isEqualTo(status);
    assertThat(outcome.out()).contains(content);
    assertThat(outcome.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                          | name a command",
        "walk                                        | walk",
        "--frobnicate                                | --frobnicate",
        "run --frobnicate                            | --frobnicate",
        "run --web.listen-address 9221               | expected host:port",
        "run --web.listen-address :99999             | expected a port from 0 to 65535",
        "run --log.level loud                        | --log.level",
        "run --log.format xml                        | --log.format",
        "demo --nodes 0                              | --nodes takes 1 to 32",
        "demo --nodes 33                             | --nodes takes 1 to 32",
        "demo --guests 10001                         | --guests takes 1 to 10000",
        "demo --guests many                          | --guests",
        "pve-exporter --collector.weather            | --collector.weather",
        "pve-exporter --no-collector.weather         | --no-collector.weather",
      })
  void wrongUsageIsToldAndEndsWithTwo(String arguments, String content) {
    Outcome outcome = Outcome.of(arguments.isEmpty() ? new String[0] : arguments.split(" "));

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains(content);
    assertThat(outcome.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | walk                                 | Unknown option or argument: walk",
        "de | walk                                 | unbekannte Option oder unbekanntes Argument: walk",
        "en | rule                                 | Did you mean rules, run or alerts?",
        "de | rule                                 | Gemeint ist vielleicht rules, run oder alerts",
        "en | run --confi=a                        | Did you mean --config",
        "en | query --server=http://localhost      | Missing required: EXPR",
        "de | query --server=http://localhost      | es fehlt: EXPR",
        "de | silences add a=b                     | es fehlt: --comment",
        "en | silences                             | name a command: list, add or expire",
        "de | silences                             | einen Befehl nennen: list, add oder expire",
        "de | notify                               | einen Befehl nennen: test",
        "de | query a --file=b --timeout=1s        | die Optionen zu TLS gehören zu --server",
        "de | notifications drop                   | unzustellbare Nachrichten nennen, oder --all angeben",
        "de | run --log.level loud                 | Aufruf: monitorix run",
      })
  void wrongUsageIsToldInTheLanguage(String language, String arguments, String content) {
    Outcome outcome = Outcome.in(new Locale(language), arguments.split(" "));

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains(content);
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void resultsAreToldInTheLanguage() {
    String good = file("monitorix.yml", GOOD);
    String bad = file("bad.yml", BAD);

    assertThat(Outcome.in(Locale.GERMAN, "check", good).out())
        .isEqualToNormalizingNewlines(good + ": in Ordnung, 1 Ziel\n");
    // Problems of files are the same in each language: people look for them.
    assertThat(Outcome.in(Locale.GERMAN, "check", bad).out())
        .isEqualTo(Outcome.of("check", bad).out());
  }

  @Test
  void statusIsWhatTheProcessEndsWith() {
    try {
      assertThat(CommandLineInterface.run("check", file("good.yml", GOOD))).isZero();
      assertThat(CommandLineInterface.run("check", file("bad.yml", BAD))).isEqualTo(1);
      assertThat(CommandLineInterface.run("--frobnicate")).isEqualTo(2);
    } finally {
      Logging.configure("info", false);
    }
  }

  @Test
  void librariesAreQuietWhereNoLevelIsAskedFor() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    try {
      CommandLineInterface.run("check", file("good.yml", GOOD));

      assertThat(root.getLevel()).isEqualTo(Level.WARN);
    } finally {
      Logging.configure("info", false);
    }
  }

  @Test
  void aCommandThatIsReadAloneIsTheSame() {
    Map<String, CommandLine> all = CommandLineInterface.commandLine().getSubcommands();

    assertThat(all).hasSizeGreaterThan(20);
    all.forEach(
        (name, command) -> {
          CommandLine tool =
              CommandLineInterface.commandLine(Locale.ENGLISH, Host.NONE, name, "--help");
          assertThat(tool.getSubcommands())
              .hasEntrySatisfying(
                  name,
                  alone ->
                      assertThat(alone.getUsageMessage()).isEqualTo(command.getUsageMessage()));
        });
    assertThat(CommandLineInterface.commandLine(Locale.ENGLISH, Host.NONE, "run").getSubcommands())
        .containsOnlyKeys("run");
  }

  @Test
  void checkTellsThatAFileIsFine() {
    String good = file("monitorix.yml", GOOD);
    String modules = file("pve.yml", "default: {user: monitor@pve, password: abc}\n");
    Outcome outcome = Outcome.of("check", good, "--pve-config", modules);

    assertThat(outcome.status()).isZero();
    assertThat(outcome.out())
        .isEqualToNormalizingNewlines(good + ": fine, 1 target\n" + modules + ": fine, 1 module\n");
  }

  @Test
  void checkTellsWhereEachProblemIsAndGoesOnWithTheOtherFiles() {
    String bad = file("bad.yml", BAD);
    String broken = file("broken.yml", "targets: [\n");
    String good = file("good.yml", GOOD);
    String modules = file("pve.yml", "default: {user: monitor@pve, passwort: abc}\n");
    Outcome outcome = Outcome.of("check", bad, broken, good, "--pve-config", modules);

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out().lines())
        .anyMatch(line -> line.startsWith(bad + ":4:5: "))
        .anyMatch(line -> line.startsWith(broken + ":"))
        .anyMatch(line -> line.equals(good + ": fine, 1 target"))
        .anyMatch(line -> line.startsWith(modules + ":1:"));
    assertThat(outcome.out()).contains("tokn").doesNotContain("hidden-value");
  }

  @Test
  void checkReadsTheRuleFilesAndTheRoutingFileToo() {
    file("rules.yml", "groups: [{name: g, rules: [{alert: A, expr: 'sum('}]}]\n");
    file("routes.yml", "route: {receiver: nobody}\nreceivers: [{name: a}]\n");
    String config =
        file("named.yml", GOOD + "rule_files: [rules.yml]\nrouting: {config_file: routes.yml}\n");

    Outcome outcome = Outcome.of("check", config);

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out())
        .contains("rules.yml:1:", "could not parse expression", "routes.yml:1:", "nobody");
  }

  @Test
  void checkTellsThatAFileIsMissing() {
    String missing = folder.resolve("missing.yml").toString();
    Outcome outcome = Outcome.of("check", missing);

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).contains(missing);
  }

  @ParameterizedTest
  @CsvSource({"run, --config", "run, --config.file", "pve-exporter, --config.file"})
  void missingConfigurationEndsWithOne(String command, String option) {
    String missing = folder.resolve("missing.yml").toString();
    Outcome outcome = Outcome.of(command, option, missing);

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains(missing).doesNotContain("\tat ");
  }

  @Test
  void badConfigurationEndsRunWithOneAndEveryProblem() {
    String bad = file("bad.yml", BAD);
    Outcome outcome = Outcome.of("run", "--config", bad);

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains(bad + ":4:5: ").doesNotContain("hidden-value");
  }

  @Test
  void badModulesEndPveExporterWithTwoAsTheOriginal() {
    String bad = file("pve.yml", "default: {user: monitor@pve}\n");
    Outcome outcome = Outcome.of("pve-exporter", "--config.file", bad);

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("Invalid config: ").contains(bad);
  }

  @ParameterizedTest
  @CsvSource({"--server.keyfile", "--server.certfile"})
  void keyAndCertificateGoTogether(String option) {
    String modules = file("pve.yml", "default: {user: monitor@pve, password: abc}\n");
    Outcome outcome = Outcome.of("pve-exporter", "--config.file", modules, option, "some.pem");

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("--server.keyfile and --server.certfile go together");
  }

  @Test
  void certificateThatCannotBeReadEndsWithOneAndItsName() {
    String modules = file("pve.yml", "default: {user: monitor@pve, password: abc}\n");
    String empty = file("empty.pem", "nothing here\n");
    Outcome outcome =
        Outcome.of(
            "pve-exporter",
            "--config.file",
            modules,
            "--server.keyfile",
            empty,
            "--server.certfile",
            empty);

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains(empty).doesNotContain("\tat ");
  }

  @Test
  void webConfigFileGoesWithNoOtherCertificate() {
    String modules = file("pve.yml", "default: {user: monitor@pve, password: abc}\n");
    Outcome outcome =
        Outcome.of(
            "pve-exporter",
            "--config.file",
            modules,
            "--web.config.file",
            "web.yml",
            "--server.keyfile",
            "some.pem",
            "--server.certfile",
            "some.pem");

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("leave out --server.certfile");
  }

  @Test
  void webConfigFileIsCheckedAloneAndWhereTheConfigurationNamesIt() {
    String web = file("web.yml", "basic_auth_users: {alice: hidden-value}\n");
    String config = file("monitorix.yml", GOOD + "web: {config_file: web.yml}\n");
    Outcome alone = Outcome.of("check", "--web.config.file", web);
    Outcome named = Outcome.of("check", config);
    Outcome fine =
        Outcome.of("check", "--web.config.file", file("open.yml", "basic_auth_users: {}\n"));

    for (Outcome outcome : List.of(alone, named)) {
      assertThat(outcome.status()).isEqualTo(1);
      assertThat(outcome.out()).contains(web + ":1:27: ").doesNotContain("hidden-value");
    }
    assertThat(fine.status()).isZero();
    assertThat(fine.out()).contains("open.yml: fine, HTTP, 0 users");
  }

  @ParameterizedTest
  @CsvSource({"run, --config", "pve-exporter, --config.file", "demo, --seed"})
  void webConfigFileThatCannotBeUsedEndsWithOneAndEveryProblem(String command, String option) {
    String argument =
        switch (command) {
          case "run" -> file("monitorix.yml", GOOD);
          case "demo" -> "1";
          default -> file("pve.yml", "default: {user: monitor@pve, password: abc}\n");
        };
    String web = file("web.yml", "nonsense: 1\ntls_server_config: {cert_file: none.pem}\n");
    Outcome outcome = Outcome.of(command, option, argument, "--web.config.file", web);

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err())
        .contains(web + ":1:1: unknown key", web + ":2:32: tls_server_config.cert_file: the file")
        .doesNotContain("\tat ");
  }

  @Test
  void addressThatIsTakenEndsRunWithOneAndTheAddress() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + other.getLocalPort();
      Outcome outcome =
          Outcome.of("run", "--config", file("good.yml", GOOD), "--web.listen-address", address);

      assertThat(outcome.status()).isEqualTo(1);
      assertThat(outcome.err())
          .contains("monitorix: cannot listen on " + address)
          .doesNotContain("\tat ");
    }
  }

  @ParameterizedTest
  @MethodSource("io.monitorix.exporter.config.CollectorName#compatible")
  void eachCollectorOfPveExporterIsOnUntilItIsSwitchedOff(CollectorName name) {
    assertThat(enabled()).isEqualTo(CollectorName.compatible());
    assertThat(enabled("--collector." + name.key())).isEqualTo(CollectorName.compatible());
    Set<CollectorName> others = CollectorName.compatible();
    others.remove(name);
    assertThat(enabled("--no-collector." + name.key())).isEqualTo(others);
  }

  @Test
  void collectorsAreSwitchedIndependently() {
    assertThat(enabled("--no-collector.config", "--no-collector.qdevice", "--collector.status"))
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.of(
                CollectorName.STATUS,
                CollectorName.VERSION,
                CollectorName.NODE,
                CollectorName.CLUSTER,
                CollectorName.RESOURCES,
                CollectorName.BACKUP_INFO,
                CollectorName.REPLICATION,
                CollectorName.SUBSCRIPTION));
  }

  @ParameterizedTest
  @CsvSource({"pve-api-metrics", "target-metrics"})
  void metricsOfScrapesAreOffUntilTheyAreSwitchedOn(String name) {
    String option = "--collector." + name;

    assertThat((Boolean) parsed().findOption(option).getValue()).isFalse();
    assertThat((Boolean) parsed(option).findOption(option).getValue()).isTrue();
    assertThat((Boolean) parsed("--no-collector." + name).findOption(option).getValue()).isFalse();
  }

  private static Set<CollectorName> enabled(String... arguments) {
    return CollectorOptions.enabled(parsed(arguments));
  }

  private static CommandSpec parsed(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "pve-exporter";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return CommandLineInterface.commandLine().parseArgs(all).subcommand().commandSpec();
  }

  private String file(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
