package io.monitorix.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigProblemsTest {

  /** A complete target but for its last brace, to which a case adds what is wrong. */
  private static final String TARGET =
      "targets:\n- {name: a, server: b, token: {id: u@pve!t, secret: s}, \n";

  private static final String TARGETS = TARGET + "}\n";
  private static final String EXAMPLE =
      "the smallest configuration is targets: [{name: lab, server: pve1.example,"
          + " token: {id: monitorix@pve!exporter, secret: \"${PVE_TOKEN}\"}}]";

  @TempDir Path folder;
  private ConfigFiles files;

  @BeforeEach
  void openFolder() {
    files = new ConfigFiles(folder);
  }

  static Stream<Arguments> singleProblems() {
    return Stream.of(
        arguments("", "0:0: the file is empty; " + EXAMPLE),
        arguments("# only a comment\n", "0:0: the file is empty; " + EXAMPLE),
        arguments("---\n", "2:1: no targets; " + EXAMPLE),
        arguments("web: {}\n", "1:1: no targets; " + EXAMPLE),
        arguments("targets: []\n", "1:1: no targets; " + EXAMPLE),
        arguments("- a\n", "1:1: expected a mapping, got a list"),
        arguments("secret\n", "1:1: expected a mapping, got a text"),
        arguments("targets: {a: b}\n", "1:10: targets: expected a list, got a mapping"),
        arguments("targets: [a]\n", "1:11: targets[0]: expected a mapping, got a text"),
        arguments(
            TARGETS + "web:\n  lisen_address: :1\n",
            "5:3: unknown key 'lisen_address' in web; did you mean 'listen_address'?"),
        arguments(
            TARGETS + "web:\n  Listen-Address: :1\n",
            "5:3: unknown key 'Listen-Address' in web; did you mean 'listen_address'?"),
        arguments(
            TARGETS + "alerts: {}\n",
            "4:1: unknown key 'alerts' at the top level;"
                + " known are web, poll, allow_any_target, data_dir, history, filter,"
                + " metric_relabel_configs, max_series, targets, file_sd_configs, remote_write,"
                + " otlp, events, cache, grafana, probes, series, global, scrape_configs,"
                + " rule_files, rules, monitorix, routing, database, backup, auth, sentry"),
        arguments(
            TARGETS + "cache: {max_size: much}\n",
            "4:19: cache.max_size: expected a size such as 16MB, or 0, got 'much'"),
        arguments(
            TARGETS + "cache: {redis: {url: \"http://redis.example\"}}\n",
            "4:22: cache.redis.url: expected a URL such as redis://redis.example:6379/0, or"
                + " rediss://, got 'http://redis.example'"),
        arguments(
            TARGETS + "routing: {receiver: {}}\n",
            "4:11: unknown key 'receiver' in routing; did you mean 'receivers'?"),
        arguments(
            TARGETS + "routing: {locale: fr}\n",
            "4:19: routing.locale: expected en or de, got 'fr'"),
        arguments(
            TARGETS + "routing: {allow_exec: 1}\n",
            "4:23: routing.allow_exec: expected true or false, got '1'"),
        arguments(
            TARGETS + "routing: {acknowledgement: {for: 5s}}\n",
            "4:34: routing.acknowledgement.for: expected a duration from 1m to 365d, got '5s'"),
        arguments(
            TARGETS + "routing: {receivers: {a: {slack_config: []}}}\n",
            "4:27: unknown key 'slack_config' in routing.receivers.a;"
                + " did you mean 'slack_configs'?"),
        arguments(
            TARGETS + "routing: {receivers: {a: {ntfy_configs: [{token: \"${NONE}\"}]}}}\n",
            "4:50: routing.receivers.a.ntfy_configs[0].token: the environment variable NONE is not"
                + " set; set it, or write $${NONE} for the characters ${NONE}"),
        arguments(
            TARGETS + "routing: {receivers: {a: {ntfy_configs: [{token: !vault x}]}}}\n",
            "4:50: routing.receivers.a.ntfy_configs[0].token: a tag ('!…') has no meaning here"),
        arguments(
            TARGETS + "web: {password:hush}\n",
            "4:7: unknown key in web; known are listen_address, external_url, config_file,"
                + " max_requests, shutdown_grace, rate_limit"),
        arguments(
            TARGETS + "web: {hush}\n",
            "4:7: unknown key in web; known are listen_address, external_url, config_file,"
                + " max_requests, shutdown_grace, rate_limit"),
        arguments(
            TARGETS + "web: {max_requests: 0}\n",
            "4:21: web.max_requests: expected a number from 1 to 1000, got '0'"),
        arguments(
            TARGETS + "web: {max_requests: many}\n",
            "4:21: web.max_requests: expected a number from 1 to 1000, got 'many'"),
        arguments(
            TARGETS + "web: {shutdown_grace: 2h}\n",
            "4:23: web.shutdown_grace: expected a duration of at most 1h, such as 10s, got '2h'"),
        arguments(
            TARGETS + "web: {rate_limit: -1}\n",
            "4:19: web.rate_limit: expected a whole number from 0 to 1000000, got '-1'"),
        arguments(
            TARGETS + "routing: {allow_link_local: near}\n",
            "4:29: routing.allow_link_local: expected true or false, got 'near'"),
        arguments(
            TARGETS + "web: {config_file: []}\n",
            "4:20: web.config_file: expected the path of a web config file, got a list"),
        arguments(
            TARGETS + "sentry: {dsn: https://sentry.example/42}\n",
            "4:15: sentry.dsn: expected a DSN such as https://KEY@sentry.example/1"),
        arguments(
            TARGETS + "data_dir: monitorix.yml\n",
            "4:11: data_dir: expected the path of a directory, got 'monitorix.yml'"),
        arguments(
            TARGETS + "history: {enabled: maybe}\n",
            "4:20: history.enabled: expected true or false, got 'maybe'"),
        arguments(TARGETS + "web: {}\nweb: {}\n", "5:1: duplicate key 'web' at the top level"),
        arguments(
            TARGETS + "web:\n  listen_address: :70000\n",
            "5:19: web.listen_address: expected host:port or :port with a port up to 65535,"
                + " such as [::]:9221, got ':70000'"),
        arguments(
            TARGETS + "allow_any_target: yes\n",
            "4:19: allow_any_target: expected true or false, got 'yes'"),
        arguments(
            TARGETS + "allow_any_target:\n",
            "4:18: allow_any_target: expected true or false, got nothing"),
        arguments(TARGETS + "? [a, b]\n: c\n", "4:3: a key must be a text"),
        arguments(TARGETS + "<<: 1\n", "4:5: '<<' merges mappings only"),
        arguments(
            TARGET + "interval: [15s]}\n",
            "3:11: targets[0].interval: expected a duration such as 15s, got a list"),
        arguments(
            TARGET + "interval: 15}\n",
            "3:11: targets[0].interval: expected a duration such as 15s, got '15'"),
        arguments(
            TARGET + "interval: \"${PVE_TOKEN}\"}\n",
            "3:11: targets[0].interval: expected a duration such as 15s, got '${PVE_TOKEN}'"),
        arguments(
            TARGET + "interval: 0s}\n",
            "3:11: targets[0].interval: expected more than 0s and at most 1d"),
        arguments(
            TARGET + "timeout: 2y}\n",
            "3:10: targets[0].timeout: expected more than 0s and at most 1d"),
        arguments(
            TARGET + "interval: 5s, timeout: 5001ms}\n",
            "3:24: targets[0].timeout: 5s1ms is longer than the interval, 5s; shorten it"),
        arguments(
            TARGET + "interval: 2s}\npoll: {timeout: 5s}\n",
            "3:11: targets[0].interval: 2s is shorter than poll.timeout, 5s;"
                + " add a timeout here"),
        arguments(
            TARGETS + "poll: {timeout: 1m}\n",
            "4:17: poll.timeout: 1m is longer than the interval, 15s; shorten it"),
        arguments(
            TARGETS + "- {name: a, server: c, user: u@pam, password: p}\n",
            "4:10: targets[1].name: duplicate name; each target needs its own"),
        arguments(
            TARGETS + "- {server: c, user: u@pam, password: p}\n",
            "4:3: targets[1]: missing key 'name'"),
        arguments(
            TARGETS + "- name: b\n  user: u@pam\n  password: p\n",
            "4:3: targets[1]: missing key 'server'"),
        arguments(
            TARGETS + "- {name: , server: c, user: u@pam, password: p}\n",
            "4:9: targets[1].name: expected a name, got nothing"),
        arguments(
            TARGETS + "- {name: b, server: c}\n",
            "4:3: targets[1]: missing login; add token (id, secret), or user and password"),
        arguments(
            TARGET + "user: u@pam}\n",
            "3:7: targets[0].user: token and user exclude each other; keep one of the two"),
        arguments(
            TARGETS + "- {name: b, server: c, user: u@pam}\n",
            "4:3: targets[1]: missing key 'password' (or 'password_file')"),
        arguments(
            TARGETS + "- {name: b, server: c, password: hush}\n",
            "4:3: targets[1]: missing key 'user'"),
        arguments(
            TARGETS + "- {name: b, server: c, user: hush, password: hush}\n",
            "4:30: targets[1].user: expected user@realm, such as monitorix@pve"),
        arguments(
            TARGETS + "- {name: b, server: c, user: u@pam, password: \"\"}\n",
            "4:47: targets[1].password: expected a secret text, got an empty text"),
        arguments(
            TARGETS + "- {name: b, server: c, user: u@pam, password: [hush]}\n",
            "4:47: targets[1].password: expected a secret text, got a list"),
        arguments(
            TARGETS + "- {name: b, server: c, user: u@pam, password: !vault hush}\n",
            "4:47: targets[1].password: expected a secret text,"
                + " got a tag ('!…') that has no meaning here"),
        arguments(
            TARGETS + "- {name: b, server: c, user: u@pam, password: h, password_file: f}\n",
            "4:65: targets[1].password_file: password and password_file exclude each other;"
                + " keep one of the two"),
        arguments(
            TARGETS + "- {name: b, server: c, user: u@pam, password_file: hush}\n",
            "4:52: targets[1].password_file: the file does not exist"),
        arguments(
            TARGETS + "- {name: b, server: c, user: u@pam, password_file: .}\n",
            "4:52: targets[1].password_file: the file is a directory; name a file"),
        arguments(
            TARGETS + "- {name: b, server: c, user: u@pam, password_file: empty}\n",
            "4:52: targets[1].password_file: the file is empty; it must hold the secret"),
        arguments(
            TARGETS + "- {name: b, server: c, user: u@pam, password_file: latin1}\n",
            "4:52: targets[1].password_file: the file is not UTF-8 from here on; save it as UTF-8"),
        arguments(
            TARGETS + "- {name: b, server: c, user: u@pam, password_file: \"\\0\"}\n",
            "4:52: targets[1].password_file: expected the path of a file"),
        arguments(
            TARGETS + "- {name: b, server: c, token: {id: hush, secret: s}}\n",
            "4:36: targets[1].token.id: expected user@realm!token, such as monitorix@pve!exporter"),
        arguments(
            TARGETS + "- {name: b, server: c, token: hush}\n",
            "4:31: targets[1].token: expected a mapping, got a text"),
        arguments(
            TARGETS + "- {name: b, server: c, token: {id: u@pve!t, secret: \"hush\\n\"}}\n",
            "4:53: targets[1].token.secret: the secret has a space, a line break"
                + " or another character that no token has"),
        arguments(
            TARGETS + "- {name: b, server: c, token: {id: u@pve!t, secret: \"a${NO}hush\"}}\n",
            "4:53: targets[1].token.secret: the environment variable NO is not set;"
                + " set it, or write $${NO} for the characters ${NO}"),
        arguments(
            TARGETS + "- {name: b, server: c, user: u@pam, password: \"hush${hush\"}\n",
            "4:47: targets[1].password: '${' begins no variable such as ${NAME};"
                + " write $${ for the characters ${"),
        arguments(
            TARGET + "tls: {fingerprint: \"AB:CD\"}}\n",
            "3:20: targets[0].tls.fingerprint: expected a SHA-256 fingerprint: 64 hexadecimal"
                + " digits, with or without colons, got 'AB:CD'"),
        arguments(
            TARGET + "tls: {fingerprint: [x]}}\n",
            "3:21: targets[0].tls.fingerprint[0]: expected a SHA-256 fingerprint: 64 hexadecimal"
                + " digits, with or without colons, got 'x'"),
        arguments(
            TARGET + "tls: {fingerprint: []}}\n",
            "3:20: targets[0].tls.fingerprint: the list is empty; add a fingerprint"),
        arguments(
            TARGET + "tls: {ca_file: none.pem}}\n",
            "3:16: targets[0].tls.ca_file: expected the path of a readable file of PEM"
                + " certificates, got 'none.pem'"),
        arguments(
            TARGET + "tls: {ca_file: ., insecure: true}}\n",
            "3:6: targets[0].tls: fingerprint, ca_file and insecure exclude each other;"
                + " keep one of the three"),
        arguments(
            TARGET + "collectors: {versions: false}}\n",
            "3:14: unknown key 'versions' in targets[0].collectors; did you mean 'version'?"),
        arguments(
            TARGET + "collectors: {version: 0}}\n",
            "3:23: targets[0].collectors.version: expected true or false, got '0'"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("singleProblems")
  void problemIsToldWithItsPlace(String yaml, String problem) throws IOException {
    files.write("empty", "\n");
    Files.write(folder.resolve("latin1"), "pässword".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(files.problems(yaml)).containsExactly(problem).noneMatch(p -> p.contains("hush"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://pve1",
        "https://u:hush@pve1",
        "https://",
        "pve1:port",
        "pve1:70000",
        "pve 1",
        "pve1/?a=b",
        "pve1#hush",
        "fd00::1",
      })
  void serverThatIsNoneIsNotQuoted(String server) {
    String yaml = "targets: [{name: a, server: \"%s\", user: u@pam, password: p}]";

    assertThat(files.problems(yaml.formatted(server)))
        .singleElement()
        .asString()
        .startsWith("1:29: targets[0].server: ")
        .doesNotContain("hush");
  }

  static Stream<Arguments> syntaxErrors() {
    return Stream.of(
        arguments("a: b\n c: hush\n", "2:3: not valid YAML: no ':' is allowed here"),
        arguments("a: hush: b\n", "1:8: not valid YAML: no ':' is allowed here"),
        arguments("a:\n\tb: c\n", "2:1: not valid YAML: a tab cannot indent; use spaces"),
        arguments("a: %hush\n", "1:4: not valid YAML: this character cannot begin a value"),
        arguments("a: *hush\n", "1:4: not valid YAML: '*' names an anchor that is not defined"),
        arguments("a: !hush!x y\n", "1:4: not valid YAML: '!' begins a tag that is not defined"),
        arguments("a: [hush, b\n", "2:1: not valid YAML: a ',' or ']' is missing in the list"),
        arguments("a: {hush: b\n", "2:1: not valid YAML: a ',' or '}' is missing in the mapping"),
        arguments(
            "a: {b: ${PVE_TOKEN}}\n",
            "1:9: not valid YAML: a ',' or '}' is missing in the mapping;"
                + " a value such as ${NAME} needs quotes here"),
        arguments("a: \"hush\n", "2:1: not valid YAML: the file ends within quotes"),
        arguments("a: \"hu\\sh\"\n", "1:8: not valid YAML: unknown '\\' escape"),
        arguments("a: \"hush\\x\"\n", "1:11: not valid YAML: a '\\' escape with too few"),
        arguments("a: \"hush\\x", "1:2: not valid YAML somewhere after this"),
        arguments("a: b\n---\nc: hush\n", "2:1: not valid YAML: a second document"),
        arguments("a: b\nhush\n", "3:1: not valid YAML: a key without ':' after it"),
        arguments("  a: b\n hush: c\n", "2:2: not valid YAML: "),
        arguments("a: \u0007hush\n", "1:4: YAML allows no such control character"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("syntaxErrors")
  void syntaxErrorIsExplainedWithoutQuotingTheFile(String yaml, String beginning) {
    assertThat(files.problems(yaml))
        .singleElement()
        .asString()
        .startsWith(beginning)
        .doesNotContain("hush");
  }

  @Test
  void allProblemsAreToldAtOnceInTheOrderOfTheFile() {
    List<String> problems =
        files.problems(
            """
            targets:
              - name: a
                servr: b
                token: {id: u@pve!t, secret: "${A}${B}"}
                interval: soon
            web: {port: 9221}
            poll: {interval: 1}
            """);

    assertThat(problems)
        .extracting(problem -> problem.substring(0, problem.indexOf(": ")))
        .containsExactly("2:5", "3:5", "4:34", "4:34", "5:15", "6:7", "7:18");
  }

  @Test
  void messageOfTheExceptionHoldsEveryProblemOnALineOfItsOwn() {
    Path file = files.write("monitorix.yml", "a: 1\nb: \"x\\ny\"\ntargets: 1\n");

    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> new ConfigLoader(Map.of()).load(file))
        .satisfies(e -> assertThat(e.problems()).hasSize(3))
        .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines()).hasSize(3))
        .withMessageStartingWith(file + ":1:1: unknown key 'a' at the top level");
  }

  @Test
  void fileThatCannotBeReadIsSaidToBeSo() throws IOException {
    Path latin1 = folder.resolve("latin1.yml");
    Files.write(latin1, "web: {}\n# größer\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(problemOf(folder.resolve("none.yml")))
        .isEqualTo(folder.resolve("none.yml") + ": the configuration file does not exist");
    assertThat(problemOf(folder))
        .isEqualTo(folder + ": the configuration file is a directory; name a file");
    assertThat(problemOf(latin1))
        .isEqualTo(
            latin1 + ":2:5: the configuration file is not UTF-8 from here on; save it as UTF-8");
  }

  @Test
  void fileThatMayNotBeReadIsSaidToBeSo() throws IOException {
    Path file = files.write("monitorix.yml", "web: {}");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "root may read everything");

    assertThat(problemOf(file)).contains("permission denied");
  }

  @Test
  void nestingWithoutEndIsRefused() {
    assertThat(files.problems("a: " + "[".repeat(100_000)))
        .containsExactly("1:67: nested deeper than 64 levels");
  }

  @Test
  void aliasesWithoutEndAreRefused() {
    assertThat(files.problems("a: &a [x]\nb: [" + "*a,".repeat(1001) + "]"))
        .containsExactly("2:3005: more than 1000 aliases");
  }

  @Test
  void aliasesOfAliasesOfAliasesCostNothing() {
    StringBuilder laughs = new StringBuilder("a0: &a0 {x: y}\n");
    for (int i = 1; i < 60; i++) {
      laughs.append("a%d: &a%d {<<: [*a%d, *a%d]}\n".formatted(i, i, i - 1, i - 1));
    }
    laughs.append("<<: *a59\n");

    assertThat(files.problems(laughs.toString())).hasSize(62).last().asString().contains("a59");
  }

  @Test
  void mappingThatMergesItselfEnds() {
    assertThat(files.problems("&root\n<<: *root\n")).containsExactly("1:1: no targets; " + EXAMPLE);
  }

  @Test
  void controlCharacterFarDownIsFound() {
    assertThat(files.problems("# é\n".repeat(100_000) + "é: \u0001"))
        .containsExactly("100001:4: YAML allows no such control character; remove it");
  }

  @Test
  void fileWithoutEndIsRefused() {
    assertThat(files.problems("#".repeat(3 * 1024 * 1024 + 1)))
        .containsExactly("0:0: the configuration file is larger than 3145728 bytes");
  }

  private static String problemOf(Path file) {
    try {
      return "loaded: " + new ConfigLoader(Map.of()).load(file);
    } catch (ConfigException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
