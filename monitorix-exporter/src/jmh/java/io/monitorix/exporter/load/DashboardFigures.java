package io.monitorix.exporter.load;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.Engine;
import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.ast.VectorSelector;
import io.monitorix.alerts.series.SeriesReference;
import io.monitorix.alerts.series.SeriesStore;
import io.monitorix.alerts.series.SeriesStoreOptions;
import io.monitorix.exporter.fixture.Exposition;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.grafana.dashboard.Dashboards;
import io.monitorix.grafana.dashboard.model.Dashboard;
import io.monitorix.grafana.dashboard.model.Panel;
import io.monitorix.grafana.dashboard.model.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the queries of the dashboards take with 32 nodes and 10,000 guests and the six hours of
 * samples that a dashboard shows at first. What a real exporter exposes is repeated with values that
 * move.
 */
final class DashboardFigures {

  private static final Duration RANGE = Duration.ofHours(6);
  private static final long SAMPLE_STEP = 15_000;

  /** What Grafana makes of six hours and 150 points at most. */
  private static final Duration STEP = Duration.ofMinutes(2);

  private static final int ROUNDS = 3;
  private static final int WORST = 12;
  private static final Pattern PORT = Pattern.compile("http://localhost:([1-9]\\d*)/metrics");
  private static final Pattern CHOICE = Pattern.compile("\\$(cluster|node|pool|tag)\\b");

  private final Path jar;
  private final Path directory;

  DashboardFigures(Path jar, Path directory) {
    this.jar = jar;
    this.directory = directory;
  }

  /** One row for all queries, and one for each of the slowest. */
  List<Figures> measure() throws IOException, InterruptedException {
    Map<String, Double> exposed = exposed();
    Instant end = Instant.ofEpochMilli(System.currentTimeMillis() / SAMPLE_STEP * SAMPLE_STEP);
    Path kept = Files.createTempDirectory(directory, "series");
    try (SeriesStore store =
        SeriesStore.open(
            SeriesStoreOptions.DEFAULTS.in(kept).maintainedBy(InstantSource.fixed(end)))) {
      fill(store, exposed, end);
      List<Asked> asked = ask(new Engine(store), end);
      List<Figures> figures = new ArrayList<>();
      figures.add(
          Figures.of(
              "%d queries of dashboards, %d series, 6 h".formatted(asked.size(), exposed.size()),
              "ms",
              asked.stream().map(Asked::median).toList()));
      asked.stream()
          .sorted(Comparator.comparingDouble(Asked::median).reversed())
          .limit(WORST)
          .forEach(each -> figures.add(Figures.of(each.name(), "ms", each.millis())));
      return figures;
    }
  }

  private record Asked(String name, List<Double> millis) {

    double median() {
      return millis.stream().sorted().skip(millis.size() / 2).findFirst().orElseThrow();
    }
  }

  /** Everything that the dashboards read, once guests have been read one by one. */
  private Map<String, Double> exposed() throws IOException, InterruptedException {
    Path log = directory.resolve("dashboards-demo.log");
    List<String> command =
        List.of(
            Jvm.java(), "-Xmx3g", "-jar", jar.toString(), "demo", "--nodes", "32", "--guests",
            "10000", "--web.listen-address", "127.0.0.1:0");
    try (ChildProcess demo = ChildProcess.start(command, Map.of(), log)) {
      int port = port(demo, log);
      long series = 1;
      double growth = 1;
      while (growth > 0.01) {
        Thread.sleep(Duration.ofSeconds(40).toMillis());
        long now = RunningExporter.get(port, "/metrics").body().lines().count();
        growth = 1 - (double) series / now;
        series = now;
      }
      String asked = String.join(" ", expressions());
      Map<String, Double> all =
          Exposition.parse(RunningExporter.get(port, "/metrics").body()).values();
      all.keySet().removeIf(each -> !asked.contains(each.substring(0, each.indexOf('{'))));
      return all;
    }
  }

  private static int port(ChildProcess demo, Path log) throws IOException, InterruptedException {
    while (demo.isAlive()) {
      Matcher announced = PORT.matcher(Files.readString(log));
      if (announced.find()) {
        return Integer.parseInt(announced.group(1));
      }
      Thread.sleep(200);
    }
    throw new IOException("the demo did not start: " + Files.readString(log));
  }

  private static List<String> expressions() {
    return Dashboards.all().stream()
        .flatMap(dashboard -> dashboard.sections().stream())
        .flatMap(section -> section.panels().stream())
        .flatMap(panel -> panel.queries().stream())
        .map(Query::expr)
        .toList();
  }

  private static void fill(SeriesStore store, Map<String, Double> exposed, Instant end) {
    Random random = new Random(1);
    List<SeriesReference> references = new ArrayList<>();
    List<Double> values = new ArrayList<>(exposed.values());
    List<Course> courses = exposed.keySet().stream().map(Course::of).toList();
    store.write(to -> exposed.keySet().forEach(each -> references.add(to.reference(labels(each)))));
    long first = end.minus(RANGE).toEpochMilli();
    for (long time = first; time <= end.toEpochMilli(); time += SAMPLE_STEP) {
      long at = time;
      store.write(
          to -> {
            for (int i = 0; i < references.size(); i++) {
              double value = courses.get(i).next(values.get(i), random);
              values.set(i, value);
              to.append(references.get(i), at, value);
            }
          });
    }
    store.maintain();
  }

  /** How a metric moves. */
  private enum Course {
    STILL,
    GROWS,
    SWAYS;

    static Course of(String series) {
      String name = series.substring(0, series.indexOf('{'));
      if (name.matches(".*_(total|count|sum|bucket)|pve_uptime_seconds")) {
        return GROWS;
      }
      return name.matches(".*_usage_(ratio|bytes)|.*_load.*|.*_pressure.*") ? SWAYS : STILL;
    }

    double next(double value, Random random) {
      return switch (this) {
        case STILL -> value;
        case GROWS -> value + random.nextInt(100_000);
        case SWAYS -> value * (0.98 + 0.04 * random.nextDouble());
      };
    }
  }

  private static Labels labels(String series) {
    VectorSelector selector = (VectorSelector) PromQl.parse(series);
    Labels labels = Labels.of("job", "pve", "instance", "demo");
    for (LabelMatcher matcher : selector.matchers()) {
      labels = labels.with(matcher.name(), matcher.value());
    }
    return labels;
  }

  private static List<Asked> ask(Engine engine, Instant end) {
    List<Asked> asked = new ArrayList<>();
    for (Dashboard dashboard : Dashboards.all()) {
      for (Panel panel :
          dashboard.sections().stream().flatMap(each -> each.panels().stream()).toList()) {
        int place = 0;
        for (Query query : panel.queries()) {
          String name =
              "%s / %s %s".formatted(dashboard.page().title(), panel.title(), Query.refId(place++));
          asked.add(new Asked(name, times(engine, query, end)));
        }
      }
    }
    return asked;
  }

  private static List<Double> times(Engine engine, Query query, Instant end) {
    String chosen =
        query
            .expr()
            .replace("$__rate_interval", "3m")
            .replace("$__range_s", String.valueOf(RANGE.toSeconds()))
            .replace("$__range", "6h")
            .replace("$guest", "qemu/100");
    Expr expr = PromQl.parse(CHOICE.matcher(chosen).replaceAll(".*"));
    List<Double> millis = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      long began = System.nanoTime();
      if (query.instant()) {
        engine.instant(expr, end);
      } else {
        engine.range(expr, end.minus(RANGE), end, STEP);
      }
      double took = (System.nanoTime() - began) / 1e6;
      if (round > 0) {
        millis.add(took);
      }
    }
    return millis;
  }
}
