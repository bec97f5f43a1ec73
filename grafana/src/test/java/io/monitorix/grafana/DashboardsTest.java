package io.monitorix.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonReader;
import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.ast.VectorSelector;
import io.monitorix.grafana.dashboard.Dashboards;
import io.monitorix.grafana.dashboard.model.Annotation;
import io.monitorix.grafana.dashboard.model.Dashboard;
import io.monitorix.grafana.dashboard.model.DataLink;
import io.monitorix.grafana.dashboard.model.Panel;
import io.monitorix.grafana.dashboard.model.Query;
import io.monitorix.grafana.dashboard.model.Threshold;
import io.monitorix.grafana.dashboard.model.Variable;
import io.monitorix.grafana.dashboard.model.View;
import io.monitorix.grafana.dashboard.page.OverviewPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every dashboard has to keep to. */
class DashboardsTest {

  private static final Pattern METRIC = Pattern.compile("(?m)^\\| `([a-z][a-z0-9_]+)` \\|");
  private static final Pattern HISTOGRAM = Pattern.compile("(.+)_(?:bucket|sum|count)");
  private static final Pattern VARIABLE = Pattern.compile("\\$([a-z]\\w*)");
  private static final Pattern RATE =
      Pattern.compile("\\b(?:rate|increase)\\([^\\[]*\\[([^\\]]+)\\]");

  static List<Dashboard> all() {
    return Dashboards.all();
  }

  @Test
  void noTwoHaveTheSameIdentifierOrTitle() {
    assertThat(all()).extracting(dashboard -> dashboard.page().uid()).doesNotHaveDuplicates();
    assertThat(all()).extracting(dashboard -> dashboard.page().title()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("all")
  void eachQueryReadsWhatMonitorixWritesAndWhateverScrapesIt(Dashboard dashboard) {
    Set<String> written = written();
    assertThat(expressions(dashboard))
        .isNotEmpty()
        .allSatisfy(
            text -> {
              List<VectorSelector> selectors = Selectors.of(parsed(text));
              assertThat(selectors).as(text).isNotEmpty();
              assertThat(selectors)
                  .as(text)
                  .extracting(selector -> base(selector.name(), written))
                  .isSubsetOf(written);
              assertThat(selectors)
                  .as(text)
                  .flatExtracting(VectorSelector::matchers)
                  .extracting(LabelMatcher::name)
                  .doesNotContain("job", "instance");
            });
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatBelongsToAClusterIsThatOfTheChosenOnes(Dashboard dashboard) {
    assertThat(expressions(dashboard))
        .allSatisfy(
            text ->
                assertThat(Selectors.of(parsed(text)))
                    .as(text)
                    .filteredOn(selector -> selector.name().startsWith("p"))
                    .filteredOn(selector -> !selector.name().startsWith("process_"))
                    .allSatisfy(
                        selector ->
                            assertThat(selector.matchers())
                                .extracting(LabelMatcher::name)
                                .contains("cluster")));
  }

  @ParameterizedTest
  @MethodSource("all")
  void eachVariableIsKnownAndAsksForTheOnesBeforeIt(Dashboard dashboard) {
    Set<String> known = new HashSet<>(Set.of("datasource"));
    for (Variable variable : dashboard.variables()) {
      assertThat(variables(variable.query())).as(variable.query()).isSubsetOf(known);
      assertThat(known.add(variable.name())).as(variable.name()).isTrue();
    }
    assertThat(expressions(dashboard))
        .allSatisfy(text -> assertThat(variables(text)).as(text).isSubsetOf(known));
  }

  @ParameterizedTest
  @MethodSource("all")
  void ratesFollowTheWidthOfThePanel(Dashboard dashboard) {
    assertThat(expressions(dashboard))
        .allSatisfy(
            text -> {
              Matcher rate = RATE.matcher(text);
              while (rate.find()) {
                assertThat(rate.group(1)).as(text).isIn("$__rate_interval", "$__range");
              }
            });
  }

  @ParameterizedTest
  @MethodSource("all")
  void eachPanelSaysWhatItShows(Dashboard dashboard) {
    assertThat(panels(dashboard))
        .allSatisfy(
            panel -> {
              assertThat(panel.title()).isNotBlank();
              assertThat(panel.description()).as(panel.title()).endsWith(".");
              assertThat(panel.noData()).as(panel.title()).isNotBlank();
              assertThat(panel.thresholds()).as(panel.title()).isNotEmpty();
              assertAscending(panel.title(), panel.thresholds());
            });
    assertThat(panels(dashboard)).extracting(Panel::title).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("all")
  void noMoreThanFiftyLinesAreDrawnFromWhatGrowsWithTheCluster(Dashboard dashboard) {
    assertThat(panels(dashboard))
        .filteredOn(panel -> !(panel.view() instanceof View.Table))
        .flatExtracting(Panel::queries)
        .extracting(Query::expr)
        .filteredOn(text -> text.contains("by (cluster, id") || text.contains("by (cluster, node"))
        .allSatisfy(
            text ->
                assertThat(text)
                    .containsPattern("(top|bottom)k\\((10|20|40), |^(sum|count|max|min)\\("));
  }

  @ParameterizedTest
  @MethodSource("all")
  void linksGiveVariablesThatThereAre(Dashboard dashboard) {
    Map<String, Set<String>> variables =
        all().stream()
            .collect(
                Collectors.toMap(
                    each -> each.page().uid(),
                    each ->
                        each.variables().stream().map(Variable::name).collect(Collectors.toSet())));
    assertThat(links(dashboard))
        .allSatisfy(
            link ->
                assertThat(variables.get(link.page().uid()))
                    .containsAll(link.variables().keySet()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void panelsLieInTheGridAndHaveNumbersOfTheirOwn(Dashboard dashboard) throws IOException {
    List<Map<?, ?>> panels = placed(dashboard);
    assertThat(panels).extracting(panel -> panel.get("id")).doesNotHaveDuplicates();
    Set<List<Integer>> taken = new HashSet<>();
    for (Map<?, ?> panel : panels) {
      Map<?, ?> at = (Map<?, ?>) Objects.requireNonNull(panel.get("gridPos"));
      int right = number(at, "x") + number(at, "w");
      assertThat(right).isLessThanOrEqualTo(24);
      for (int x = number(at, "x"); x < right; x++) {
        for (int y = number(at, "y"); y < number(at, "y") + number(at, "h"); y++) {
          assertThat(taken.add(List.of(x, y))).as("%s at %d,%d", panel.get("title"), x, y).isTrue();
        }
      }
    }
  }

  private static List<Map<?, ?>> placed(Dashboard dashboard) throws IOException {
    String text = Dashboards.files().get(dashboard.page().file());
    Map<?, ?> json =
        (Map<?, ?>)
            Objects.requireNonNull(
                JsonReader.of(new Buffer().writeUtf8(String.valueOf(text))).readJsonValue());
    List<Map<?, ?>> panels = new ArrayList<>();
    addAll(panels, json);
    return panels;
  }

  /** Panels and headings, and what is within headings that are closed. */
  private static void addAll(List<Map<?, ?>> panels, Map<?, ?> parent) {
    Object within = parent.get("panels");
    if (within != null) {
      for (Object panel : (List<?>) within) {
        panels.add((Map<?, ?>) panel);
        addAll(panels, (Map<?, ?>) panel);
      }
    }
  }

  @Test
  void whatComesInLiveIsTheLastAndClosedSoThatWithoutItNothingIsLost() throws IOException {
    List<Map<?, ?>> panels = placed(OverviewPage.dashboard());
    Map<?, ?> heading = panels.get(panels.size() - 2);
    Map<?, ?> live = panels.get(panels.size() - 1);

    assertThat(heading.get("title")).isEqualTo("Live");
    assertThat(heading.get("collapsed")).isEqualTo(true);
    assertThat(heading.get("panels")).isEqualTo(List.of(live));
    Map<String, String> grafana = Map.of("type", "datasource", "uid", "grafana");
    assertThat(live.get("datasource")).isEqualTo(grafana);
    assertThat(live.get("targets"))
        .isEqualTo(
            List.of(
                Map.of(
                    "refId",
                    "A",
                    "datasource",
                    grafana,
                    "queryType",
                    "measurements",
                    "channel",
                    "stream/monitorix/events")));
  }

  private static int number(Map<?, ?> at, String name) {
    return ((Number) Objects.requireNonNull(at.get(name))).intValue();
  }

  private static void assertAscending(String title, List<Threshold> thresholds) {
    assertThat(thresholds.get(0).from()).as(title).isNull();
    assertThat(thresholds.subList(1, thresholds.size()))
        .as(title)
        .extracting(Threshold::from)
        .doesNotContainNull()
        .isSorted()
        .doesNotHaveDuplicates();
  }

  private static Set<String> written() {
    Set<String> written = new HashSet<>(Set.of("ALERTS", "ALERTS_FOR_STATE"));
    Matcher metric = METRIC.matcher(Project.read(Project.DOCS.resolve("metrics.md")));
    while (metric.find()) {
      written.add(metric.group(1));
    }
    return written;
  }

  /** A part of a histogram by the name of the histogram, and Java's own by what the page names. */
  private static String base(String name, Set<String> written) {
    if (name.startsWith("jvm_memory_") || name.startsWith("process_")) {
      return "monitorix_build_info";
    }
    Matcher histogram = HISTOGRAM.matcher(name);
    return !written.contains(name) && histogram.matches() ? histogram.group(1) : name;
  }

  private static List<Panel> panels(Dashboard dashboard) {
    return dashboard.sections().stream().flatMap(section -> section.panels().stream()).toList();
  }

  private static List<String> expressions(Dashboard dashboard) {
    return Stream.concat(
            panels(dashboard).stream().flatMap(panel -> panel.queries().stream()).map(Query::expr),
            dashboard.annotations().stream().map(Annotation::expr))
        .toList();
  }

  private static List<DataLink> links(Dashboard dashboard) {
    return panels(dashboard).stream()
        .flatMap(
            panel ->
                Stream.concat(
                    panel.links().stream(),
                    panel.view() instanceof View.Table table
                        ? table.columns().stream().flatMap(column -> column.links().stream())
                        : Stream.empty()))
        .toList();
  }

  private static Set<String> variables(String text) {
    Set<String> names = new HashSet<>();
    Matcher variable = VARIABLE.matcher(text);
    while (variable.find()) {
      names.add(variable.group(1));
    }
    return names;
  }

  private static Expr parsed(String text) {
    String query =
        text.replace("$__rate_interval", "1m")
            .replace("$__range_s", "21600")
            .replace("$__range", "6h");
    return PromQl.parse(VARIABLE.matcher(query).replaceAll(".*"));
  }
}
