package io.monitorix.exporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.monitorix.exporter.dashboards.push.FakeGrafana;
import io.monitorix.grafana.bundle.GrafanaBundle;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;

class DashboardsCommandTest {

  private static final int COUNT = 13;

  @TempDir private Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static Outcome push(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        new CommandLine(new DashboardsPushCommand(environment))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    return new Outcome(commandLine.execute(arguments), out.toString(), err.toString());
  }

  @Test
  void theBundleIsWrittenOnceAndThenUnchanged() throws IOException {
    Path target = folder.resolve("a/b");
    int files = GrafanaBundle.files().size();
    Outcome first = Outcome.of("dashboards", "export", target.toString());

    assertThat(first.status()).as(first.err()).isZero();
    assertThat(first.out().lines())
        .hasSize(files + 1)
        .contains("created  " + target.resolve("dashboards/node.json"))
        .last()
        .isEqualTo("files: " + files + ", written: " + files + ", unchanged: 0");
    assertThat(target.resolve("rules/guests.yml")).content().contains("alert: GuestDown");
    assertThat(target.resolve("provisioning/datasources/monitorix.yml")).exists();
    assertThat(target.resolve("provisioning-alerting/monitorix-rules.yml")).exists();
    assertThat(Outcome.of("dashboards", "export", target.toString()).out().lines())
        .containsExactly("files: " + files + ", written: 0, unchanged: " + files);
  }

  @Test
  void whatSomebodyChangedIsReplacedByForceAlone() throws IOException {
    assertThat(Outcome.of("dashboards", "export", folder.toString()).status()).isZero();
    Path changed = folder.resolve("rules/thresholds.yml");
    Files.writeString(changed, "mine");
    Files.delete(folder.resolve("dashboards/node.json"));

    Outcome refused = Outcome.of("dashboards", "export", folder.toString());
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err().lines())
        .containsExactly(
            changed + ": is there and differs",
            "monitorix: nothing is written; --force replaces these files");
    assertThat(changed).hasContent("mine");
    assertThat(folder.resolve("dashboards/node.json")).doesNotExist();

    Outcome forced = Outcome.of("dashboards", "export", "--force", folder.toString());
    assertThat(forced.status()).isZero();
    assertThat(forced.out().lines())
        .contains("replaced  " + changed, "created  " + folder.resolve("dashboards/node.json"))
        .hasSize(3);
    assertThat(changed).content().contains("monitorix_threshold");
  }

  @Test
  void whatCannotBeWrittenIsTold() throws IOException {
    String inTheWay = file("file", "");
    Files.createDirectories(folder.resolve("x/dashboards/node.json"));

    Outcome below = Outcome.of("dashboards", "export", inTheWay);
    Outcome directory = Outcome.of("dashboards", "export", folder.resolve("x").toString());

    assertThat(below.status()).isEqualTo(1);
    assertThat(below.err()).contains("cannot write the bundle", inTheWay);
    assertThat(directory.status()).isEqualTo(1);
    assertThat(directory.err()).contains("node.json: is a folder");
  }

  @Test
  void ourOwnDashboardsAreFine() throws IOException {
    assertThat(Outcome.of("dashboards", "export", folder.toString()).status()).isZero();
    String[] arguments = {"dashboards", "check", ""};
    for (Map.Entry<String, String> file : GrafanaBundle.files().entrySet()) {
      if (file.getKey().startsWith("dashboards/")) {
        arguments[2] = folder.resolve(file.getKey()).toString();
        Outcome outcome = Outcome.of(arguments);
        assertThat(outcome.status()).as(outcome.out()).isZero();
        assertThat(outcome.out()).contains(": fine, queries: ");
      }
    }
  }

  @Test
  void problemsOfOthersAreToldInThreeForms() throws IOException {
    String bad =
        file(
            "bad.json",
            """
            {"title": "Bad", "panels": [{"id": 3, "title": "Load", "targets": [
              {"refId": "A", "expr": "node_load1"}, {"refId": "B", "expr": "sum(pve_up"}]},
              {"id": 4, "title": "Logs", "datasource": {"type": "loki"}, "targets": [{"expr": "x"}]}]}
            """);
    String none = folder.resolve("none.json").toString();

    Outcome table = Outcome.of("dashboards", "check", bad, none);
    assertThat(table.status()).isEqualTo(1);
    assertThat(table.out().lines())
        .containsExactly(
            bad + ": panel 3 \"Load\": query A: metric does not exist here: node_load1",
            bad
                + ": panel 3 \"Load\": query B: 1:11: parse error: unclosed left parenthesis: sum(pve_up",
            bad + ": panel 4 \"Logs\": not checked: it asks a data source of another kind: loki",
            bad + ": problems: 2, queries: 2",
            none + ": there is no such file");

    String json = Outcome.of("dashboards", "check", "-o", "json", bad).out();
    List<String> kinds = JsonPath.read(json, "$[0].problems[*].kind");
    assertThat(kinds).containsExactly("metric", "syntax");
    String note = JsonPath.read(json, "$[0].notes[0].place");
    assertThat(note).isEqualTo("panel 4 \"Logs\"");

    Object yaml =
        new Load(LoadSettings.builder().build())
            .loadFromString(Outcome.of("dashboards", "check", "-o", "yaml", bad).out());
    assertThat(String.valueOf(yaml)).contains("title=Bad", "queries=2", "kind=metric");
  }

  @Test
  void moreMetricsCanBeKnown() throws IOException {
    String dashboard =
        file(
            "d.json",
            "{\"panels\": [{\"targets\": [{\"expr\": \"node_load1 + ups_load + pve_up\"}]}]}");
    String list = file("more.txt", "node_load1 0.5\n");
    try (MockWebServer prometheus = new MockWebServer()) {
      prometheus.enqueue(
          new MockResponse.Builder()
              .body("{\"status\":\"success\",\"data\":[\"ups_load\"]}")
              .build());
      prometheus.start();
      Outcome outcome =
          Outcome.of(
              "dashboards",
              "check",
              dashboard,
              "--known",
              list,
              "--known",
              prometheus.url("/").toString());

      assertThat(outcome.out()).isEqualToIgnoringNewLines(dashboard + ": fine, queries: 1");
      prometheus.enqueue(new MockResponse.Builder().body("<html>").build());
      Outcome odd =
          Outcome.of("dashboards", "check", dashboard, "--known", prometheus.url("/").toString());
      assertThat(odd.status()).isEqualTo(1);
      assertThat(odd.err()).contains("/api/v1/label/__name__/values", "is this a Prometheus?");
    }
    Outcome missing = Outcome.of("dashboards", "check", dashboard, "--known", "nowhere.txt");
    assertThat(missing.status()).isEqualTo(1);
    assertThat(missing.err()).contains("--known: cannot read nowhere.txt");
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void allDashboardsArePushedOnceWithATokenFromTheEnvironment(boolean resources)
      throws IOException {
    try (FakeGrafana grafana = new FakeGrafana(resources)) {
      Map<String, String> environment = Map.of("GRAFANA_TOKEN", FakeGrafana.TOKEN);
      Outcome first = push(environment, "--url", grafana.url());

      assertThat(first.status()).as(first.err()).isZero();
      assertThat(first.out().lines())
          .hasSize(COUNT + 1)
          .contains("created  monitorix-overview  Monitorix / Overview")
          .last()
          .isEqualTo("dashboards: 13, created: 13, updated: 0, unchanged: 0, failed: 0");
      assertThat(push(environment, "--url", grafana.url()).out())
          .contains("dashboards: 13, created: 0, updated: 0, unchanged: 13, failed: 0");
      assertThat(grafana.folders()).isEqualTo(Map.of("monitorix", "Monitorix"));
    }
  }

  @Test
  void theTokenComesFromAFileOrAnOptionAndAUserInItsPlace() throws IOException {
    String token = file("token", FakeGrafana.TOKEN + "\n");
    try (FakeGrafana grafana = new FakeGrafana(false)) {
      String url = grafana.url();
      assertThat(push(Map.of(), "--url", url, "--token-file", token).status()).isZero();
      assertThat(push(Map.of(), "--url", url, "--token", FakeGrafana.TOKEN).status()).isZero();
      Outcome user = push(Map.of(), "--url", url, "--user", "ann:hidden");
      assertThat(user.status()).isEqualTo(1);
      assertThat(user.err()).contains("HTTP 401").doesNotContain("hidden");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--token a|--url",
        "--url http://localhost:1|GRAFANA_TOKEN",
        "--url ftp://x --token hidden|--url: not a URL",
        "--url http://localhost:1 --token hidden --user a:b|mutually exclusive",
        "--url http://localhost:1 --user hidden|expected NAME:PASSWORD",
        "--url http://localhost:1 --token-file nowhere|cannot read nowhere",
        "--url http://localhost:1 --token hid\u00e4den|not one word of plain characters",
        "--url https://localhost:1 --token hidden --ca-file nowhere|nowhere",
      })
  void wrongUsageEndsWithTwoAndShowsNoSecret(String arguments, String message) {
    Outcome outcome = push(Map.of(), arguments.split(" "));

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains(message).doesNotContain("hid\u00e4den");
    assertThat(outcome.err().lines().findFirst().orElse("")).doesNotContain("hidden");
  }

  @Test
  void commandsHaveToBeNamed() {
    assertThat(Outcome.of("dashboards").err()).contains("name a command: export, push or check");
    assertThat(Outcome.of("dashboards", "check").status()).isEqualTo(2);
    assertThat(Outcome.of("dashboards", "export").status()).isEqualTo(2);
  }
}
