package io.monitorix.exporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is expected is what amtool 0.25 answers. */
class RoutesCommandTest {

  private static final String CONFIG =
      """
      route:
        receiver: hook
        routes:
        - matchers: [severity="critical", team=~"a|b"]
          receiver: pager
          continue: true
          routes:
          - match: {x: y}
            match_re: {z: 'w.*'}
            receiver: third
        - matchers: [severity!="info"]
      receivers: [{name: hook}, {name: pager}, {name: third}]
      """;

  @TempDir private Path folder;
  private String file = "";

  @BeforeEach
  void write() throws IOException {
    file = "--config.file=" + Files.writeString(folder.resolve("alertmanager.yml"), CONFIG);
  }

  @Test
  void theTreeIsShownWithAndWithoutTheWord() {
    String tree =
        """
        Routing tree:
        .
        └── default-route  receiver: hook
            ├── {severity="critical",team=~"a|b"}  continue: true  receiver: pager
            │\u00a0\u00a0 └── {x="y",z=~"^(?:w.*)$"}  receiver: third
            └── {severity!="info"}  receiver: hook

        """;

    assertThat(Outcome.of("routes", file)).isEqualTo(new Outcome(0, tree, ""));
    assertThat(Outcome.of("routes", "show", file)).isEqualTo(new Outcome(0, tree, ""));
    assertThat(Outcome.of("routes", file, "show")).isEqualTo(new Outcome(0, tree, ""));
  }

  @Test
  void receiversAreToldInTheOrderOfTheRoutes() {
    assertThat(Outcome.of("routes", "test", file, "severity=critical", "team=a"))
        .isEqualTo(new Outcome(0, "pager,hook\n", ""));
    assertThat(Outcome.of("routes", "test", file)).isEqualTo(new Outcome(0, "hook\n", ""));
  }

  @Test
  void theRoutesThatAreTakenAreDrawn() {
    assertThat(
            Outcome.of(
                "routes", "test", file, "--tree", "severity=critical", "team=a", "x=y", "z=www"))
        .isEqualTo(
            new Outcome(
                0,
                """
                Matching routes:
                .
                └── default-route
                    ├── {severity="critical",team=~"a|b"}
                    │\u00a0\u00a0 └── {x="y",z=~"^(?:w.*)$"}  receiver: third
                    └── {severity!="info"}  receiver: hook


                third,hook
                """,
                ""));
  }

  @Test
  void otherReceiversThanExpectedFail() {
    String[] labels = {"severity=critical", "team=a"};

    assertThat(verified("pager,hook", labels).status()).isZero();
    assertThat(verified("hook,pager", labels))
        .isEqualTo(
            new Outcome(
                1,
                "pager,hook\nWARNING: Expected receivers did not match resolved receivers.\n",
                ""));
  }

  @Test
  void whatIsNoLabelFails() {
    assertThat(Outcome.of("routes", "test", file, "severity!=x"))
        .isEqualTo(
            new Outcome(
                1, "", "Failed to parse labels: labels must be specified as key=value pairs\n"));
    assertThat(Outcome.of("routes", "test", file, "severity"))
        .isEqualTo(new Outcome(1, "", "Failed to parse labels: bad matcher format: severity\n"));
  }

  @Test
  void aFileThatIsWrongIsToldWithAllPlaces() throws IOException {
    Path bad =
        Files.writeString(
            folder.resolve("bad.yml"), "route: {receiver: a, group_interval: 0s}\nreceiver: []\n");

    Outcome outcome = Outcome.of("routes", "--config.file=" + bad);

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err())
        .contains(bad + ":1:19: undefined receiver \"a\" used in route")
        .contains(bad + ":1:22: group_interval cannot be zero")
        .contains(bad + ":2:1: unknown key 'receiver'");
  }

  @Test
  void withoutAFileItIsWrongUsage() {
    assertThat(Outcome.of("routes").status()).isEqualTo(2);
    assertThat(Outcome.of("routes", "test", "a=b").err()).contains("--config.file");
  }

  private Outcome verified(String receivers, String... labels) {
    return Outcome.of(
        "routes", "test", file, "--verify.receivers=" + receivers, labels[0], labels[1]);
  }

  @Test
  void escalationsOfAConfigurationAreShownAndNamedWhenAskedFor() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("monitorix.yml"),
            """
            routing:
              config_file: alertmanager.yml
              receivers:
                pager: {escalate: [{after: 1h, to: hook}, {after: 15m, to: third}]}
            targets: [{name: a, server: b, user: u@pam, password: p}]
            """);
    String option = "--config=" + config;

    assertThat(Outcome.of("routes", option).out())
        .contains(
            """
                ├── {severity="critical",team=~"a|b"}  continue: true  receiver: pager
                │   ├── after 15m  receiver: third
                │   ├── after 1h  receiver: hook
                │   └── {x="y",z=~"^(?:w.*)$"}  receiver: third
            """);
    assertThat(Outcome.of("routes", "test", option, "severity=critical", "team=a"))
        .isEqualTo(new Outcome(0, "pager,hook\n", ""));
    assertThat(Outcome.of("routes", "test", option, "--escalations", "severity=critical", "team=a"))
        .isEqualTo(new Outcome(0, "pager,third,hook,hook\n", ""));
  }

  @Test
  void namesThatTheRoutingFileDoesNotHaveAreToldWithTheirPlaces() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("monitorix.yml"),
            """
            routing:
              config_file: alertmanager.yml
              maintenance:
              - {name: disks, matchers: [a=b], time_intervals: [nights]}
              receivers:
                pager: {escalate: [{after: 1h, to: boss}]}
            targets: [{name: a, server: b, user: u@pam, password: p}]
            """);
    String routing = folder.resolve("alertmanager.yml").toString();

    assertThat(Outcome.of("check", config.toString()).out())
        .contains(
            config
                + ":6:40: routing.receivers.pager.escalate[0].to: "
                + routing
                + " has no receiver 'boss'; it has hook, pager, third",
            config
                + ":4:53: routing.maintenance[0].time_intervals[0]: "
                + routing
                + " has no time interval 'nights'; it has none");
  }
}
