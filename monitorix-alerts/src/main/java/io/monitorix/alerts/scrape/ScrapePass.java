package io.monitorix.alerts.scrape;

import io.monitorix.alerts.exposition.ExpositionSink;
import io.monitorix.alerts.exposition.SeriesText;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.scrape.config.ScrapeConfig;
import io.monitorix.alerts.series.Appender;
import io.monitorix.alerts.series.head.Appended;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one scrape brings, before it is written: all of it or nothing. For one thread. */
final class ScrapePass implements ExpositionSink {

  /** Stands for the time of a sample whose series the same scrape had already. */
  private static final long REPEATED = Long.MIN_VALUE;

  private final Map<String, Known> known;
  private final Labels target;
  private final SampleLabels maker;
  private final ScrapeConfig config;
  private final long scrape;
  private final List<Row> rows;
  private final List<String> created = new ArrayList<>();
  private final Map<String, Family> families = new LinkedHashMap<>();
  private int scraped;
  private int kept;
  private int added;

  private record Row(Known series, double value, @Nullable Long time) {}

  ScrapePass(
      Map<String, Known> known,
      Labels target,
      SampleLabels maker,
      ScrapeConfig config,
      long scrape) {
    this.known = known;
    this.target = target;
    this.maker = maker;
    this.config = config;
    this.scrape = scrape;
    this.rows = new ArrayList<>(known.size() + 16);
  }

  @Override
  public void sample(SeriesText series, double value, @Nullable Long time) {
    scraped++;
    String text = series.text();
    Known found = known.get(text);
    boolean fresh = found == null;
    if (found == null) {
      found = new Known(maker.of(series, target).orElse(null));
    }
    if (!found.isDropped() && ++kept > config.limits().mostSamples()) {
      // Counted on, as the report tells how many there are.
      rows.clear();
      return;
    }
    if (fresh) {
      known.put(text, found);
      created.add(text);
      added += found.isDropped() ? 0 : 1;
    }
    boolean first = found.seen(scrape);
    if (found.isDropped()) {
      return;
    }
    Long own = config.samples().honorTimestamps() ? time : null;
    found.ends(own == null || config.samples().trackTimestampsStaleness());
    rows.add(new Row(found, value, own == null && !first ? Long.valueOf(REPEATED) : own));
  }

  @Override
  public void type(String metric, String type) {
    families.merge(
        metric,
        new Family(metric, type, "", ""),
        (old, now) -> new Family(metric, type, old.help(), old.unit()));
  }

  @Override
  public void help(String metric, String help) {
    families.merge(
        metric,
        new Family(metric, "unknown", help, ""),
        (old, now) -> new Family(metric, old.type(), help, old.unit()));
  }

  @Override
  public void unit(String metric, String unit) {
    families.merge(
        metric,
        new Family(metric, "unknown", "", unit),
        (old, now) -> new Family(metric, old.type(), old.help(), unit));
  }

  /**
   * Says that the text is over.
   *
   * @throws ScrapeFailure if there were too many samples
   */
  void complete() {
    int most = config.limits().mostSamples();
    if (kept > most) {
      throw new ScrapeFailure(
          "sample limit exceeded: "
              + kept
              + " samples after relabelling, at most "
              + most
              + (config.limits().samples() == 0 ? "; raise sample_limit if that is meant" : ""));
    }
  }

  /** Forgets what it brought, but for how many samples there were. */
  void discard() {
    rows.clear();
    created.forEach(known::remove);
    families.clear();
    added = 0;
  }

  /** Writes all samples, each with the time of the scrape unless it has its own. */
  void write(Appender to, long time, long latest, Consumer<Appended> ends) {
    for (Row row : rows) {
      Appended end;
      Long own = row.time();
      if (own != null && own == REPEATED) {
        end = Appended.DUPLICATE;
        to.refused(end);
      } else if (own != null && own > latest) {
        end = Appended.TOO_FAR_AHEAD;
        to.refused(end);
      } else {
        end = to.append(row.series().reference(to), own == null ? time : own, row.value());
      }
      ends.accept(end);
    }
  }

  int scraped() {
    return scraped;
  }

  int kept() {
    return kept;
  }

  int added() {
    return added;
  }

  List<Family> families() {
    return List.copyOf(families.values());
  }
}
