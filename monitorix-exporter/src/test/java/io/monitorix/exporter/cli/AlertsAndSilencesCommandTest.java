package io.monitorix.exporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.monitorix.exporter.fixture.RoutingServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertsAndSilencesCommandTest {

  @TempDir private Path folder;
  private RoutingServer server;

  @BeforeEach
  void start() {
    server = new RoutingServer(folder, "route: {receiver: hook}\nreceivers: [{name: hook}]\n");
    server.started();
    // commands go by the time of the machine
    server.clock().advance(Duration.between(server.clock().instant(), Instant.now()));
    server.post(
        "/api/v2/alerts",
        "[{\"labels\":{\"alertname\":\"Fire\",\"room\":\"kitchen\"},"
            + "\"annotations\":{\"summary\":\"it\\u001b[31m burns\"}},"
            + "{\"labels\":{\"alertname\":\"Cold\",\"room\":\"hall\"}}]");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Outcome run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--server=" + server.url());
    return Outcome.of(all.toArray(String[]::new));
  }

  @Test
  void alertsAreListedWithWhatKeepsThemQuiet() {
    Outcome silenced = run("silences", "add", "Fire", "room=~k.*", "-c", "cooking", "-d", "2h");
    assertThat(silenced.status()).as(silenced.err()).isZero();
    server.clock().advance(Duration.ofMinutes(1));

    Outcome all = run("alerts", "list");
    assertThat(all.status()).isZero();
    assertThat(all.out().lines().toList())
        .hasSize(3)
        .anyMatch(line -> line.matches("[0-9a-f]{16}  Fire +silenced .* hook +room=kitchen"))
        .anyMatch(line -> line.matches("[0-9a-f]{16}  Cold +active .* hook +room=hall"));
    assertThat(run("alerts", "list", "--active").out()).contains("Cold").doesNotContain("Fire");
    assertThat(run("alerts", "list", "--silenced").out()).contains("Fire").doesNotContain("Cold");
    assertThat(run("alerts", "list", "--inhibited").out()).isEqualToIgnoringNewLines("nothing");
    assertThat(run("alerts", "list", "room!=kitchen").out())
        .contains("Cold")
        .doesNotContain("Fire");
    List<String> names =
        JsonPath.read(run("alerts", "list", "Fire", "-o", "json").out(), "$[*].labels.alertname");
    assertThat(names).containsExactly("Fire");
  }

  @Test
  void anAlertIsShownByTheBeginningOfItsFingerprint() {
    String fingerprint =
        JsonPath.read(run("alerts", "list", "Fire", "-o", "json").out(), "$[0].fingerprint");
    Outcome shown = run("alerts", "show", fingerprint.substring(0, 6));

    assertThat(shown.status()).isZero();
    assertThat(shown.out().lines())
        .contains("fingerprint:   " + fingerprint, "state:         active", "  room: kitchen")
        // a terminal does not obey what somebody sent
        .contains("  summary: it [31m burns");
    Outcome none = run("alerts", "show", "zz");
    assertThat(none.status()).isEqualTo(1);
    assertThat(none.err()).contains("no alert has fingerprint zz");
  }

  private String fingerprint(String alert) {
    return JsonPath.read(run("alerts", "list", alert, "-o", "json").out(), "$[0].fingerprint");
  }

  @Test
  void whyNobodyWasToldIsShown() {
    String fingerprint = fingerprint("Fire");

    assertThat(run("alerts", "show", fingerprint).out().lines())
        .anyMatch(line -> line.startsWith("TELLS  VERDICT         WHY "))
        .anyMatch(
            line ->
                line.startsWith("hook   nobody_to_tell  the receiver has nothing to tell with"));
    List<String> verdicts =
        JsonPath.read(
            run("alerts", "show", fingerprint, "-o", "json").out(), "$[*].deliveries[*].verdict");
    assertThat(verdicts).containsExactly("nobody_to_tell");
  }

  @Test
  void alertsAreAcknowledgedUntilTheyAreResolved() {
    Outcome both =
        run(
            "alerts",
            "ack",
            fingerprint("Fire").substring(0, 8),
            fingerprint("Cold").toUpperCase(Locale.ROOT),
            "-a",
            "ann",
            "-c",
            "on it",
            "-d",
            "2h");
    assertThat(both.status()).as(both.err()).isZero();
    assertThat(both.out().lines()).hasSize(2).allMatch(line -> line.matches("[0-9a-f-]{36}"));
    assertThat(run("alerts", "list", "--silenced").out()).contains("Fire", "Cold");
    assertThat(run("silences", "list").out()).contains("ann", "on it");

    Outcome group = run("alerts", "ack", "--group", fingerprint("Fire"));
    assertThat(group.status()).isZero();
    List<String> matchers =
        JsonPath.read(
            run("silences", "list", "-o", "json").out(),
            "$[?(@.id=='" + group.out().strip() + "')].matchers[*].value");
    // the group of all alerts has no label of its own: its name alone is silenced
    assertThat(matchers).containsExactly("Fire");
  }

  @Test
  void whatCannotBeAcknowledgedIsTold() {
    Outcome outcome = run("alerts", "ack", "zz", "", fingerprint("Fire"));

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("no alert has fingerprint zz")
        .contains("several alerts have a fingerprint that begins with");
    assertThat(outcome.out().lines()).hasSize(1);
    assertThat(run("alerts", "ack", "a", "-d", "soon").status()).isEqualTo(2);
    Outcome blank = run("alerts", "ack", fingerprint("Cold"), "-a", " ");
    assertThat(blank.err()).contains("HTTP 400: createdBy is missing: who takes care?");
  }

  @Test
  void silencesAreAddedListedAndEnded() {
    Outcome added = run("silences", "add", "room=hall", "-c", "heating", "-a", "ann");
    String id = added.out().strip();
    server.clock().advance(Duration.ofMinutes(1));

    assertThat(run("silences", "list").out().lines().toList())
        .hasSize(2)
        .last()
        .asString()
        .startsWith(id + "  active  ")
        .endsWith("ann  room=\"hall\"  heating");
    assertThat(run("silences", "list", "room=kitchen").out()).isEqualToIgnoringNewLines("nothing");
    assertThat(run("silences", "expire", id).status()).isZero();
    assertThat(run("silences", "list").out()).isEqualToIgnoringNewLines("nothing");
    List<String> expired =
        JsonPath.read(run("silences", "list", "--expired", "-o", "json").out(), "$[*].id");
    assertThat(expired).containsExactly(id);
  }

  @Test
  void whatTheServerRefusesIsTold() {
    String unknown = "00000000-0000-0000-0000-000000000000";
    Outcome expired = run("silences", "expire", "x", unknown);
    assertThat(expired.status()).isEqualTo(1);
    assertThat(expired.err())
        .contains("silence/x: HTTP 422: silenceID in path must be of type uuid: \"x\"")
        .contains(unknown + ": HTTP 404");
    Outcome added = run("silences", "add", "a=b", "-c", "c", "--end", "now-1h");
    assertThat(added.status()).isEqualTo(1);
    assertThat(added.err()).contains("HTTP 400: Failed to create silence: start time must be");
  }

  @Test
  void aServerThatIsNotThereIsTold() {
    String url = server.url();
    server.close();
    Outcome outcome = Outcome.of("alerts", "list", "--server", url);

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).startsWith("monitorix: " + url).contains("Failed to connect");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alerts                              | name a command: list, show, ack, history or note",
        "silences                            | name a command: list, add or expire",
        "alerts show                         | FINGERPRINT",
        "silences expire                     | ID",
        "silences add a=b                    | --comment",
        "silences add -c x                   | MATCHER",
        "silences add -c x a=~(              | missing closing )",
        "silences add -c x a=b -d soon       | --duration",
        "silences add -c x a=b --start soon  | --start: not a time",
        "silences add -c x a=b -d 1h --end now | leave one of them out",
        "alerts list --server ftp:x          | not a URL",
        "alerts list --user hidden           | expected NAME:PASSWORD",
        "alerts list -o yaml                 | yaml",
      })
  void wrongUsageEndsWithTwo(String arguments, String message) {
    Outcome outcome = Outcome.of(arguments.split(" ", -1));

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains(message);
    assertThat(outcome.err().lines().findFirst().orElse("")).doesNotContain("hidden");
  }
}
