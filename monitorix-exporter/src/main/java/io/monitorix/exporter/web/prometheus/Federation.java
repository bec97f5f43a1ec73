package io.monitorix.exporter.web.prometheus;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.labels.Utf8Order;
import io.monitorix.alerts.promql.EngineOptions;
import io.monitorix.alerts.promql.ast.FloatText;
import io.monitorix.alerts.storage.SampleBuffer;
import io.monitorix.alerts.storage.SelectHints;
import io.monitorix.alerts.storage.Series;
import io.monitorix.alerts.storage.SeriesSource;
import io.monitorix.alerts.storage.StaleMarker;
import io.monitorix.exporter.web.Request;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import okio.BufferedSink;
import okio.Okio;

/** {@code /federate}: the newest samples of selected series, in the text format. */
final class Federation {

  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final long LOOKBACK = EngineOptions.DEFAULTS.lookback().toMillis();

  private final SeriesSource source;
  private final Supplier<Map<String, String>> externalLabels;
  private final InstantSource clock;

  Federation(
      SeriesSource source, Supplier<Map<String, String>> externalLabels, InstantSource clock) {
    this.source = source;
    this.externalLabels = externalLabels;
    this.clock = clock;
  }

  /** A series and its newest sample. */
  private record Newest(Labels labels, long time, double value) {}

  void answer(Request request, Parameters parameters) throws IOException {
    Collection<Newest> samples = samples(parameters);
    Map<String, String> external = externalLabels.get();
    request.answer(
        200,
        TEXT,
        to -> {
          BufferedSink out = Okio.buffer(Okio.sink(to));
          String metric = "";
          for (Newest sample : samples) {
            if (!sample.labels().metric().equals(metric)) {
              metric = sample.labels().metric();
              out.writeUtf8("# TYPE " + name(metric) + " untyped\n");
            }
            write(out, sample, external);
          }
          out.flush();
        });
  }

  private Collection<Newest> samples(Parameters parameters) {
    SeriesSource seen = SeenSeries.of(source, parameters.visibility());
    long now = clock.instant().toEpochMilli();
    long from = now - LOOKBACK + 1;
    SampleBuffer buffer = new SampleBuffer();
    SortedMap<Labels, Newest> found =
        new TreeMap<>(
            Comparator.comparing(Labels::metric, Utf8Order::compare).thenComparing(each -> each));
    for (List<LabelMatcher> each : parameters.matchers()) {
      for (Series series : seen.select(each, new SelectHints(from, now, 0, 0, null)).series()) {
        buffer.clear();
        series.readNewest(from, now, buffer);
        Labels labels = series.labels();
        if (buffer.size() > 0 && labels.has(Labels.NAME) && !StaleMarker.is(buffer.value(0))) {
          found.put(labels, new Newest(labels, buffer.time(0), buffer.value(0)));
        }
      }
    }
    return found.values();
  }

  private static void write(BufferedSink out, Newest sample, Map<String, String> external)
      throws IOException {
    String metric = sample.labels().metric();
    String separator = "{";
    if (Names.isMetric(metric)) {
      out.writeUtf8(metric);
    } else {
      out.writeUtf8("{").writeUtf8(name(metric));
      separator = ",";
    }
    Labels labels = sample.labels().withoutMetric();
    for (int i = 0; i < labels.size(); i++) {
      out.writeUtf8(separator).writeUtf8(labelName(labels.name(i)));
      out.writeUtf8("=\"").writeUtf8(escaped(labels.value(i))).writeUtf8("\"");
      separator = ",";
    }
    for (Map.Entry<String, String> label : external.entrySet()) {
      if (!labels.has(label.getKey())) {
        out.writeUtf8(separator).writeUtf8(labelName(label.getKey()));
        out.writeUtf8("=\"").writeUtf8(escaped(label.getValue())).writeUtf8("\"");
        separator = ",";
      }
    }
    if (!labels.has("instance") && !external.containsKey("instance")) {
      // so that who reads this does not put its own in
      out.writeUtf8(separator).writeUtf8("instance=\"\"");
    }
    out.writeUtf8("} ").writeUtf8(FloatText.general(sample.value())).writeUtf8(" ");
    out.writeDecimalLong(sample.time()).writeUtf8("\n");
  }

  private static String name(String metric) {
    return Names.isMetric(metric) ? metric : "\"" + escaped(metric) + "\"";
  }

  private static String labelName(String name) {
    return Names.isLabel(name) ? name : "\"" + escaped(name) + "\"";
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"");
  }
}
