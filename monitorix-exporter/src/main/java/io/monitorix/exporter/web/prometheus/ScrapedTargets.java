package io.monitorix.exporter.web.prometheus;

import com.squareup.moshi.JsonWriter;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.ast.DurationText;
import io.monitorix.alerts.scrape.PoolStatus;
import io.monitorix.alerts.scrape.TargetStatus;
import io.monitorix.exporter.auth.Visibility;
import io.monitorix.exporter.series.KeptFamily;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What {@code scrape_configs} scrape, as {@code targets} tells it. */
final class ScrapedTargets {

  /** Go's zero of times, which Prometheus gives for a target that was not scraped yet. */
  private static final String NEVER = "0001-01-01T00:00:00Z";

  private final Supplier<List<PoolStatus>> pools;

  ScrapedTargets(Supplier<List<PoolStatus>> pools) {
    this.pools = pools;
  }

  /**
   * The jobs.
   *
   * @param name of the one that is asked for; empty for all
   */
  List<PoolStatus> pools(String name) {
    return pools.get().stream().filter(pool -> name.isEmpty() || name.equals(pool.job())).toList();
  }

  /** What somebody sees of them; what was dropped has no place where it would belong. */
  ScrapedTargets seenBy(Visibility visibility) {
    return visibility.isAll()
        ? this
        : new ScrapedTargets(
            () ->
                pools.get().stream()
                    .map(pool -> seen(pool, visibility))
                    .filter(pool -> !pool.active().isEmpty())
                    .toList());
  }

  private static PoolStatus seen(PoolStatus pool, Visibility visibility) {
    return new PoolStatus(
        pool.job(),
        pool.active().stream().filter(each -> visibility.sees(each.target().labels())).toList(),
        List.of(),
        List.of(),
        pool.counts());
  }

  /** All that is scraped, with what it says of its metrics. */
  Stream<TargetStatus> all() {
    return pools.get().stream().flatMap(pool -> pool.active().stream());
  }

  static List<KeptFamily> families(TargetStatus target) {
    return target.families().stream()
        .map(family -> new KeptFamily(family.name(), family.type(), family.help()))
        .toList();
  }

  static void active(JsonWriter out, TargetStatus status) throws IOException {
    out.beginObject().name("discoveredLabels");
    JsonText.labels(out, status.target().discovered());
    out.name("labels");
    JsonText.labels(out, status.target().labels());
    out.name("scrapePool").value(status.job());
    out.name("scrapeUrl").value(status.target().url());
    out.name("globalUrl").value(status.target().url());
    out.name("lastError").value(status.lastError());
    Instant last = status.lastScrape();
    out.name("lastScrape").value(last == null ? NEVER : last.toString());
    out.name("lastScrapeDuration");
    JsonText.seconds(out, status.lastDuration());
    out.name("health").value(status.health().name().toLowerCase(Locale.ROOT));
    out.name("scrapeInterval").value(DurationText.print(status.target().interval().toMillis()));
    out.name("scrapeTimeout").value(DurationText.print(status.target().timeout().toMillis()));
    out.endObject();
  }

  static void dropped(JsonWriter out, String job, Labels discovered) throws IOException {
    out.beginObject().name("discoveredLabels");
    JsonText.labels(out, discovered);
    out.name("scrapePool").value(job).endObject();
  }
}
