package io.monitorix.exporter.dashboards.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardCheckTest {

  private static final KnownMetrics KNOWN =
      new KnownMetrics(
          Set.of("up", "kettle_celsius", "kettle_boils_total", "kettle_seconds_bucket"),
          List.of("jvm_"));

  @TempDir private Path folder;

  private static CheckedDashboard check(String json) {
    return new DashboardCheck(KNOWN).check("d.json", json);
  }

  /** A dashboard with variables of all kinds, and one panel that asks this. */
  private static CheckedDashboard asking(String query) {
    return check(
        """
        {"title": "Kettles", "templating": {"list": [
          {"name": "room", "type": "query", "query": ""},
          {"name": "every", "type": "interval", "query": "1m,10m"},
          {"name": "fold", "type": "custom", "query": "the sum : sum,max"},
          {"name": "limit", "type": "textbox", "query": "90"},
          {"name": "metric", "type": "custom", "query": "kettle_celsius,up"},
          {"name": "label", "type": "custom", "query": "room,floor"},
          {"name": "words", "type": "constant", "query": "by (room)"},
          {"name": "n", "type": "query", "query": ""},
          {"name": "whole", "type": "query", "query": ""}]},
         "panels": [{"id": 7, "title": "Heat", "type": "timeseries",
          "targets": [{"refId": "B", "expr": %s}]}]}"""
            .formatted(quoted(query)));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kettle_celsius{room=\"$room\"}",
        "kettle_celsius{room=~\"${room:regex}|x[[room]]\"}",
        "kettle_celsius{room=~${room:doublequote}, floor=\"1\"}",
        "kettle_celsius{$label=\"1\", ${whole}}",
        "rate(kettle_boils_total[$__rate_interval])",
        "rate(kettle_boils_total[$every])",
        "rate(kettle_boils_total[$__auto_interval_every])",
        "rate(kettle_boils_total[$__auto])",
        "rate(kettle_boils_total[${n}m])",
        "increase(kettle_boils_total[${__range_s}s] offset $every)",
        "max_over_time(kettle_celsius[$__range:$__interval])",
        "$fold by ($label) (kettle_celsius)",
        "$fold(kettle_celsius) $words",
        "kettle_celsius > $limit",
        "topk($n, $metric)",
        "kettle_celsius $n 5",
        "sum $n (room) (kettle_celsius)",
        "$n(kettle_boils_total[5m])",
        "$whole",
        "$metric{room=\"a\"} * $__interval_ms / 1000",
        "kettle_celsius @ ${__to:date:seconds}",
        "time() - ${__from} / 1000",
        "label_replace(kettle_celsius, \"id\", \"$1\", \"room\", \"(.*)\")",
        "{__name__=\"$metric\"}",
        "{__name__=~\"kettle_.*\"}",
        "jvm_memory_used_bytes",
        "histogram_quantile(0.9, kettle_seconds_bucket)",
        "kettle_${whole}",
        "kettle_celsius # comment with $room",
      })
  void queriesOfAllKindsAreFine(String query) {
    CheckedDashboard checked = asking(query);

    assertThat(checked.problems()).isEmpty();
    assertThat(checked.queries()).isEqualTo(1);
    assertThat(checked.title()).isEqualTo("Kettles");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sum(kettle_celsius{room=\"$room\"|1:32: parse error|SYNTAX",
        "rate(kettle_boils_total[$__rate_interval]))|1:43: parse error|SYNTAX",
        "kettle_celsius{room=~\"$room(\"}|parse error|SYNTAX",
        "kettel_celsius{room=\"$room\"}|metric does not exist here: kettel_celsius|METRIC",
        "{__name__=~\"pot_.*\"}|metric does not exist here: {__name__=~\"pot_.*\"}|METRIC",
        "kettle_celsius{room=\"$flat\"}|no variable $flat|VARIABLE",
        "kettle_celsius > ${least}|no variable $least|VARIABLE",
      })
  void mistakesAreToldWithTheirPlace(String query, String text, Problem.Kind kind) {
    assertThat(asking(query).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(kind);
              assertThat(problem.place()).isEqualTo("panel 7 \"Heat\"");
              assertThat(problem.query()).isEqualTo("B");
              assertThat(problem.text()).contains(text);
            });
  }

  @Test
  void positionsAreThoseOfTheQueryAsItIsWritten() {
    assertThat(
            asking("kettle_celsius{room=\"${room:regex}\"}\n  / on( ) group_left ) up").problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.text()).startsWith("2:22: parse error"));
  }

  @Test
  void panelsInRowsOldRowsAnnotationsAndVariablesAreLookedAt() {
    CheckedDashboard checked =
        check(
            """
            {"title": "All", "rows": [{"panels": [{"id": 1, "targets": [{"expr": "a"}]}]}],
             "panels": [{"id": 2, "type": "row", "panels": [{"id": 3, "targets": [{"expr": "b"}]}]}],
             "annotations": {"list": [{"name": "Marks", "expr": "c"}, {"name": "Own", "builtIn": 1},
               {"name": "New", "target": {"expr": "d"}}]},
             "templating": {"list": [
               {"name": "v", "type": "query", "query": "label_values(e{x=\\"1\\", y=\\"2\\"}, id)"},
               {"name": "w", "type": "query", "query": {"query": "query_result(f > 1)"}},
               {"name": "x", "type": "query", "query": {}, "definition": "metrics(^g_.*)"},
               {"name": "y", "type": "query", "query": "label_values(id)"},
               {"name": "z", "type": "query", "query": "label_names()"},
               {"name": "t", "type": "query", "query": "metrics(kettle)"}]}}""");

    assertThat(checked.problems())
        .extracting(problem -> problem.place() + ": " + problem.text())
        .containsExactlyInAnyOrder(
            "panel 1: metric does not exist here: a",
            "panel 3: metric does not exist here: b",
            "annotation \"Marks\": metric does not exist here: c",
            "annotation \"New\": metric does not exist here: d",
            "variable \"v\": metric does not exist here: e",
            "variable \"w\": metric does not exist here: f",
            "variable \"x\": no metric's name fits ^g_.*");
  }

  @Test
  void otherDataSourcesAreLeftOutAndTold() {
    CheckedDashboard checked =
        check(
            """
            {"title": "Mixed", "__inputs": [
               {"name": "DS_P", "type": "datasource", "pluginId": "prometheus"},
               {"name": "DS_L", "type": "datasource", "pluginId": "loki"}],
             "templating": {"list": [{"name": "ds", "type": "datasource", "query": "influxdb"}]},
             "panels": [
               {"id": 1, "datasource": {"type": "loki", "uid": "x"}, "targets": [{"expr": "{a=\\"b\\"} |= 1"}]},
               {"id": 2, "datasource": "${DS_L}", "targets": [{"expr": "{a=\\"b\\"} |= 1"}]},
               {"id": 3, "datasource": {"uid": "$ds"}, "targets": [{"query": "SELECT 1"}]},
               {"id": 4, "datasource": {"uid": "-- Mixed --"}, "targets": [
                 {"refId": "A", "expr": "up", "datasource": {"uid": "${DS_P}"}},
                 {"refId": "B", "datasource": {"type": "__expr__", "uid": "__expr__"}, "expression": "$A"}]},
               {"id": 5, "datasource": "-- Grafana --", "targets": [{"queryType": "randomWalk"}]},
               {"id": 6, "libraryPanel": {"uid": "u", "name": "Shared"}}]}""");

    assertThat(checked.problems()).isEmpty();
    assertThat(checked.queries()).isEqualTo(1);
    assertThat(checked.notes())
        .extracting(note -> note.place() + ": " + note.text())
        .containsExactly(
            "panel 1: not checked: it asks a data source of another kind: loki",
            "panel 2: not checked: it asks a data source of another kind: loki",
            "panel 3: not checked: it asks a data source of another kind: influxdb",
            "panel 6: not checked: the queries of the library panel \"Shared\" are not in this file;"
                + " export it with its library panels");
  }

  @Test
  void libraryPanelsThatAreInTheFileAreLookedAt() {
    CheckedDashboard checked =
        check(
            """
            {"title": "L", "panels": [{"id": 6, "libraryPanel": {"uid": "u", "name": "Shared"}}],
             "__elements": {"u": {"name": "Shared", "uid": "u", "kind": 1,
               "model": {"targets": [{"refId": "A", "expr": "nothing_here"}]}}}}""");

    assertThat(checked.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.text()).contains("nothing_here"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"meta\": {\"slug\": \"a\"}, \"dashboard\": %s}",
        "{\"apiVersion\": \"dashboard.grafana.app/v1beta1\", \"kind\": \"Dashboard\", \"spec\": %s}",
        "%s",
        "\uFEFF%s",
      })
  void answersOfTheApiAndResourcesAreUnwrapped(String around) {
    String dashboard =
        "{\"title\": \"In\", \"panels\": [{\"id\": 1, \"targets\": [{\"expr\": \"up\"}]}]}";

    CheckedDashboard checked = check(around.formatted(dashboard));

    assertThat(checked.title()).isEqualTo("In");
    assertThat(checked.queries()).isEqualTo(1);
    assertThat(checked.problems()).isEmpty();
  }

  @Test
  void dashboardsOfSchemaVersionTwoAreRead() {
    CheckedDashboard checked =
        check(
            """
            {"apiVersion": "dashboard.grafana.app/v2beta1", "kind": "Dashboard", "spec": {
              "title": "Two",
              "variables": [
                {"kind": "QueryVariable", "spec": {"name": "room", "query": {"kind": "DataQuery",
                  "group": "prometheus", "spec": {"query": "label_values(pot, room)"}}}},
                {"kind": "IntervalVariable", "spec": {"name": "every", "query": "1m,5m"}}],
              "annotations": [{"kind": "AnnotationQuery", "spec": {"name": "Marks",
                "query": {"kind": "DataQuery", "group": "prometheus", "spec": {"expr": "boiled"}}}}],
              "elements": {
                "panel-1": {"kind": "Panel", "spec": {"id": 1, "title": "Heat", "data": {"kind":
                  "QueryGroup", "spec": {"queries": [
                    {"kind": "PanelQuery", "spec": {"refId": "A", "query": {"kind": "DataQuery",
                      "group": "prometheus", "spec": {"expr": "rate(kettle_boils_total[$every])"}}}},
                    {"kind": "PanelQuery", "spec": {"refId": "B", "query": {"kind": "prometheus",
                      "spec": {"expr": "cold{room=\\"$room\\"}"}}}},
                    {"kind": "PanelQuery", "spec": {"refId": "C", "query": {"kind": "DataQuery",
                      "group": "loki", "spec": {"expr": "{}"}}}}]}}}},
                "panel-2": {"kind": "LibraryPanel", "spec": {"id": 2, "title": "Shared"}}}}}""");

    assertThat(checked.title()).isEqualTo("Two");
    assertThat(checked.problems())
        .extracting(problem -> problem.place() + ": " + problem.text())
        .containsExactlyInAnyOrder(
            "variable \"room\": metric does not exist here: pot",
            "annotation \"Marks\": metric does not exist here: boiled",
            "panel 1 \"Heat\": metric does not exist here: cold");
    assertThat(checked.notes())
        .extracting(Note::place)
        .containsExactly("panel 1 \"Heat\"", "panel 2 \"Shared\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|d.json:1:1: not JSON: it ends too early",
        "{\"title\": \"a\"|d.json:1:14: not JSON: it ends too early",
        "{\"title\": nope}|d.json:1:11: not JSON: cannot be read from here on",
        "{\"title\": \"a\"} x|not JSON",
        "[]|d.json: expected an object of JSON",
        "5|d.json: expected an object of JSON",
        "{\"title\": \"a\"}|d.json: no dashboard: it has neither panels nor rows nor elements",
      })
  void whatIsNoDashboardIsAProblemOfTheFile(String json, String text) {
    assertThat(check(json).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(Problem.Kind.FILE);
              assertThat(problem.text()).contains(text);
            });
  }

  @Test
  void filesThatCannotBeReadAreProblems() throws IOException {
    Path missing = folder.resolve("none.json");
    Path odd = Files.write(folder.resolve("odd.json"), new byte[] {'{', (byte) 0xff});
    DashboardCheck check = new DashboardCheck(KNOWN);

    assertThat(check.check(missing).problems().get(0).text())
        .isEqualTo(missing + ": there is no such file");
    assertThat(check.check(odd).problems().get(0).text()).isEqualTo(odd + ": not a text in UTF-8");
    assertThat(check.check(folder).problems().get(0).text())
        .startsWith(folder + ": cannot be read");
  }

  @Test
  void oddShapesEndInNoException() {
    for (String panels : List.of("5", "\"a\"", "{}", "[null, 5, [], {\"targets\": 5}]")) {
      assertThat(
              check("{\"panels\": " + panels + ", \"templating\": [], \"annotations\": 1}")
                  .problems())
          .isEmpty();
    }
    String deep = "{\"panels\":[".repeat(400) + "]}".repeat(400);
    assertThat(check(deep).problems()).hasSize(1);
  }
}
