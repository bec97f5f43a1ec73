package io.monitorix.exporter.web.prometheus;

import com.squareup.moshi.JsonWriter;
import io.monitorix.alerts.promql.EngineOptions;
import io.monitorix.alerts.promql.ast.DurationText;
import io.monitorix.alerts.series.Cardinality;
import io.monitorix.alerts.series.Cardinality.Count;
import io.monitorix.alerts.series.SeriesStore;
import io.monitorix.alerts.series.StoreStatus;
import io.monitorix.exporter.config.GlobalConfig;
import io.monitorix.exporter.config.SeriesConfig;
import io.monitorix.exporter.self.BuildInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** {@code status/…}: what is known of the process, under Prometheus's names. */
final class StatusAnswers {

  /** The version of Prometheus's API that this is; Grafana chooses by it what it asks for. */
  static final String API_VERSION = "3.5.0";

  private static final EngineOptions ENGINE = EngineOptions.DEFAULTS;
  private static final int USUAL_ROWS = 10;

  private final SeriesStore store;
  private final SeriesConfig config;
  private final Supplier<GlobalConfig> global;
  private final BuildInfo build;
  private final InstantSource clock;
  private final Instant started;

  StatusAnswers(
      SeriesStore store,
      SeriesConfig config,
      Supplier<GlobalConfig> global,
      BuildInfo build,
      InstantSource clock) {
    this.store = store;
    this.config = config;
    this.global = global;
    this.build = build;
    this.clock = clock;
    this.started = clock.instant();
  }

  Answer buildInfo() {
    return fields(
        Map.of(
            "version", API_VERSION,
            "revision", "monitorix-" + build.version() + "-" + build.revision(),
            "branch", "",
            "buildUser", "",
            "buildDate", "",
            "goVersion", ""));
  }

  /** Nothing of our own configuration, which has secrets; what a reader of this looks for. */
  Answer config() {
    String interval = DurationText.print(config.interval().toMillis());
    return fields(
        Map.of(
            "yaml",
            "global:\n  scrape_interval: "
                + interval
                + "\n  evaluation_interval: "
                + DurationText.print(global.get().evaluationInterval().toMillis())
                + "\n"));
  }

  Answer flags() {
    return fields(
        Map.of(
            "query.lookback-delta", DurationText.print(ENGINE.lookback().toMillis()),
            "query.max-concurrency", Integer.toString(ENGINE.concurrency()),
            "query.max-samples", Long.toString(ENGINE.maxSamples()),
            "query.timeout", DurationText.print(ENGINE.timeout().toMillis()),
            "storage.tsdb.retention.size", config.maxBytes() + "B",
            "storage.tsdb.retention.time", DurationText.print(config.retention().toMillis()),
            "web.enable-admin-api", "false"));
  }

  Answer runtimeInfo() {
    Runtime runtime = Runtime.getRuntime();
    return Answer.of(
        out -> {
          out.beginObject().name("startTime").value(started.toString());
          out.name("CWD").value("").name("hostname").value("");
          out.name("serverTime").value(clock.instant().toString());
          out.name("reloadConfigSuccess").value(true);
          out.name("lastConfigTime").value(started.toString()).name("corruptionCount").value(0);
          out.name("goroutineCount").value(Thread.activeCount());
          out.name("GOMAXPROCS").value(runtime.availableProcessors());
          out.name("GOMEMLIMIT").value(runtime.maxMemory()).name("GOGC").value("");
          out.name("GODEBUG").value("").name("storageRetention");
          out.value(DurationText.print(config.retention().toMillis())).endObject();
        });
  }

  Answer walReplay() {
    return Answer.of(
        out ->
            out.beginObject()
                .name("min")
                .value(0)
                .name("max")
                .value(0)
                .name("current")
                .value(0)
                .endObject());
  }

  /** Of the store as a whole: it has the names of all that there is. */
  Answer tsdb(Parameters parameters) {
    if (!parameters.visibility().isAll()) {
      throw new ApiException(
          ErrorType.FORBIDDEN, "this tells of all series, and a scope lets you see a part only");
    }
    int limit = parameters.limit();
    int rows = limit == 0 ? USUAL_ROWS : limit;
    StoreStatus status = store.status();
    Cardinality all = store.cardinality(Integer.MAX_VALUE);
    List<Count> bytes = bytesByLabel(all);
    return Answer.of(
        out -> {
          out.beginObject().name("headStats").beginObject();
          out.name("numSeries").value(status.series());
          out.name("numLabelPairs").value(all.seriesByPair().size());
          out.name("chunkCount").value(status.chunks());
          out.name("minTime").value(status.minTime()).name("maxTime").value(status.maxTime());
          out.endObject();
          counts(out.name("seriesCountByMetricName"), all.seriesByMetric(), rows);
          counts(out.name("labelValueCountByLabelName"), all.valuesByLabel(), rows);
          counts(out.name("memoryInBytesByLabelName"), bytes, rows);
          counts(out.name("seriesCountByLabelValuePair"), all.seriesByPair(), rows);
          out.endObject();
        });
  }

  /** What the values of each label take, once each, as Prometheus counts. */
  private static List<Count> bytesByLabel(Cardinality all) {
    Map<String, Long> bytes = new HashMap<>();
    for (Count pair : all.seriesByPair()) {
      int equals = pair.name().indexOf('=');
      long size = pair.name().substring(equals + 1).getBytes(StandardCharsets.UTF_8).length;
      bytes.merge(pair.name().substring(0, equals), size, Long::sum);
    }
    return bytes.entrySet().stream()
        .map(each -> new Count(each.getKey(), each.getValue()))
        .sorted(Comparator.comparingLong(Count::value).reversed().thenComparing(Count::name))
        .toList();
  }

  private static void counts(JsonWriter out, List<Count> counts, int rows) throws IOException {
    out.beginArray();
    for (Count count : counts.subList(0, Math.min(rows, counts.size()))) {
      out.beginObject().name("name").value(count.name());
      out.name("value").value(count.value()).endObject();
    }
    out.endArray();
  }

  private static Answer fields(Map<String, String> fields) {
    return Answer.of(out -> JsonText.texts(out, new TreeMap<>(fields)));
  }
}
