package io.monitorix.exporter.web.prometheus;

import com.squareup.moshi.JsonWriter;
import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.ast.DurationText;
import io.monitorix.alerts.scrape.PoolStatus;
import io.monitorix.alerts.scrape.TargetStatus;
import io.monitorix.exporter.auth.Visibility;
import io.monitorix.exporter.catalog.MetricCatalog;
import io.monitorix.exporter.metric.Metric;
import io.monitorix.exporter.series.KeptFamily;
import io.monitorix.exporter.series.KeptTarget;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * {@code targets} and their {@code metadata}: what the keeper keeps, as if it were scraped, and
 * what is scraped.
 */
final class TargetAnswers {

  private final Supplier<List<KeptTarget>> targets;
  private final Duration interval;
  private final ScrapedTargets scraped;

  TargetAnswers(Supplier<List<KeptTarget>> targets, Duration interval, ScrapedTargets scraped) {
    this.targets = targets;
    this.interval = interval;
    this.scraped = scraped;
  }

  /** The names of all jobs, the process's own among them. */
  Answer pools(Parameters parameters) {
    Visibility visibility = parameters.visibility();
    List<String> names =
        Stream.concat(
                targets.get().stream()
                    .filter(target -> visibility.sees(target.labels()))
                    .map(target -> target.labels().get("job")),
                scraped.seenBy(visibility).pools("").stream().map(PoolStatus::job))
            .distinct()
            .sorted()
            .toList();
    return Answer.of(
        out -> {
          out.beginObject().name("scrapePools").beginArray();
          for (String name : names) {
            out.value(name);
          }
          out.endArray().endObject();
        });
  }

  /**
   * @param base where the process itself is asked, {@code http://host:9221}
   */
  Answer targets(String base, Parameters parameters) {
    String state = parameters.text("state").toLowerCase(Locale.ROOT);
    String pool = parameters.text("scrapePool");
    boolean active = state.isEmpty() || state.equals("any") || state.equals("active");
    boolean dropped = state.isEmpty() || state.equals("any") || state.equals("dropped");
    Visibility visibility = parameters.visibility();
    List<PoolStatus> pools = scraped.seenBy(visibility).pools(pool);
    List<KeptTarget> shown =
        targets.get().stream()
            .filter(each -> visibility.sees(each.labels()))
            .filter(each -> active && (pool.isEmpty() || pool.equals(each.labels().get("job"))))
            .toList();
    return Answer.of(
        out -> {
          out.beginObject().name("activeTargets").beginArray();
          for (KeptTarget target : shown) {
            target(out, base, target);
          }
          for (PoolStatus each : active ? pools : List.<PoolStatus>of()) {
            for (TargetStatus target : each.active()) {
              ScrapedTargets.active(out, target);
            }
          }
          out.endArray().name("droppedTargets").beginArray();
          for (PoolStatus each : dropped ? pools : List.<PoolStatus>of()) {
            for (Labels discovered : each.dropped()) {
              ScrapedTargets.dropped(out, each.job(), discovered);
            }
          }
          out.endArray().name("droppedTargetCounts").beginObject();
          for (PoolStatus each : dropped ? pools : List.<PoolStatus>of()) {
            out.name(each.job()).value(each.dropped().size());
          }
          out.endObject().endObject();
        });
  }

  private void target(JsonWriter out, String base, KeptTarget target) throws IOException {
    String url = base + "/metrics";
    String every = DurationText.print(interval.toMillis());
    out.beginObject().name("discoveredLabels").beginObject();
    out.name("__metrics_path__").value("/metrics").name("__scrape_interval__").value(every);
    out.name("job").value(target.labels().get("job")).endObject();
    out.name("labels");
    JsonText.labels(out, target.labels());
    out.name("scrapePool").value(target.labels().get("job"));
    out.name("scrapeUrl").value(url).name("globalUrl").value(url).name("lastError").value("");
    out.name("lastScrape").value(target.at().toString()).name("lastScrapeDuration");
    JsonText.seconds(out, target.took());
    out.name("health").value("up").name("scrapeInterval").value(every);
    out.name("scrapeTimeout").value(every).endObject();
  }

  Answer targetMetadata(Parameters parameters) {
    int limit = parameters.number("limit", "limit must be a number");
    String match = parameters.text("match_target");
    List<LabelMatcher> matchers =
        match.isEmpty() ? List.of() : Selectors.read("match_target", match);
    String metric = parameters.text("metric");
    record Found(Labels target, KeptFamily family) {}
    List<Found> found = new ArrayList<>();
    for (Described target : described()) {
      if (!parameters.visibility().sees(target.labels())) {
        continue;
      }
      if (matchers.stream().allMatch(each -> each.matches(target.labels().get(each.name())))) {
        target.families().stream()
            .filter(family -> metric.isEmpty() || metric.equals(family.name()))
            .forEach(family -> found.add(new Found(target.labels(), family)));
      }
    }
    int shown = limit < 0 ? found.size() : Math.min(limit, found.size());
    return Answer.of(
        out -> {
          out.beginArray();
          for (Found each : found.subList(0, shown)) {
            out.beginObject().name("target");
            JsonText.labels(out, each.target());
            if (metric.isEmpty()) {
              out.name("metric").value(each.family().name());
            }
            described(out, each.family());
          }
          out.endArray();
        });
  }

  /** Of all that the catalog knows, and of what is kept beside. */
  Answer metadata(Parameters parameters) {
    int limit = parameters.number("limit", "limit must be a number");
    int each = parameters.number("limit_per_metric", "limit_per_metric must be a number");
    String metric = parameters.text("metric");
    SortedMap<String, Set<KeptFamily>> byName = new TreeMap<>();
    Stream.concat(
            described().stream().flatMap(target -> target.families().stream()),
            MetricCatalog.all().stream().map(TargetAnswers::family))
        .filter(family -> metric.isEmpty() || metric.equals(family.name()))
        .forEach(
            family ->
                byName.computeIfAbsent(family.name(), n -> new LinkedHashSet<>()).add(family));
    return Answer.of(
        out -> {
          out.beginObject();
          int left = limit < 0 ? Integer.MAX_VALUE : limit;
          for (Map.Entry<String, Set<KeptFamily>> entry : byName.entrySet()) {
            if (left-- <= 0) {
              break;
            }
            out.name(entry.getKey()).beginArray();
            for (KeptFamily family :
                entry.getValue().stream().limit(each <= 0 ? Long.MAX_VALUE : each).toList()) {
              out.beginObject();
              described(out, family);
            }
            out.endArray();
          }
          out.endObject();
        });
  }

  /** A target, and what it says of its metrics. */
  private record Described(Labels labels, List<KeptFamily> families) {}

  private List<Described> described() {
    return Stream.concat(
            targets.get().stream().map(kept -> new Described(kept.labels(), kept.families())),
            scraped
                .all()
                .map(
                    status ->
                        new Described(status.target().labels(), ScrapedTargets.families(status))))
        .toList();
  }

  private static KeptFamily family(Metric metric) {
    return new KeptFamily(
        metric.name(), metric.type().name().toLowerCase(Locale.ROOT), metric.help());
  }

  private static void described(JsonWriter out, KeptFamily family) throws IOException {
    out.name("type").value(family.type()).name("help").value(family.help());
    out.name("unit").value("").endObject();
  }
}
