package io.monitorix.exporter.query;

import com.squareup.moshi.JsonWriter;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.ast.FloatText;
import io.monitorix.alerts.rules.replay.Episode;
import io.monitorix.alerts.rules.replay.ReplayReport;
import io.monitorix.exporter.language.TextBundle;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Writes what rules would have said, for people and for programs. */
public final class EpisodeFormat {

  private EpisodeFormat() {}

  /**
   * What fires or waits at the end, and then what was over by then.
   *
   * @param language of the words around it
   */
  public static void table(ReplayReport report, PrintWriter out, Locale language) {
    TextBundle texts = QueryTexts.in(language);
    List<Episode> open = report.episodes().stream().filter(each -> each.endedAt() == null).toList();
    List<Episode> over =
        report.episodes().stream()
            .filter(each -> each.endedAt() != null && each.firedAt() != null)
            .toList();
    String nothing = " " + texts.say("nothing");
    out.println(texts.say("episodes.open", report.end()) + (open.isEmpty() ? nothing : ""));
    for (Episode each : open) {
      Instant fired = each.firedAt();
      out.println(
          fired == null
              ? "  pending  " + texts.say("episode.since", name(each), each.activeAt())
              : "  FIRING   " + texts.say("episode.since", name(each), fired));
      details(each, texts, out);
    }
    out.println(texts.say("episodes.over", report.start()) + (over.isEmpty() ? nothing : ""));
    for (Episode each : over) {
      out.println(
          "  fired    "
              + texts.say(
                  "episode.over",
                  name(each),
                  String.valueOf(each.firedAt()),
                  String.valueOf(each.endedAt())));
      details(each, texts, out);
    }
    report
        .errors()
        .forEach((rule, error) -> out.println(texts.say("episodes.failed", rule.name(), error)));
  }

  private static String name(Episode episode) {
    Map<String, String> labels = episode.labels().toMap();
    labels.remove("alertname");
    return episode.rule().name() + Labels.of(labels);
  }

  private static void details(Episode episode, TextBundle texts, PrintWriter out) {
    String summary = episode.annotations().getOrDefault("summary", "");
    out.println(
        "           "
            + texts.say("episode.value", FloatText.general(episode.value()))
            + (summary.isEmpty() ? "" : "; " + summary));
  }

  /** All of it in one line. */
  public static void json(ReplayReport report, PrintWriter out) {
    Buffer buffer = new Buffer();
    try (JsonWriter json = JsonWriter.of(buffer)) {
      json.beginObject().name("start").value(report.start().toString());
      json.name("end").value(report.end().toString()).name("alerts").beginArray();
      for (Episode each : report.episodes()) {
        json.beginObject().name("name").value(each.rule().name());
        json.name("file").value(each.rule().group().file());
        json.name("group").value(each.rule().group().name());
        texts(json.name("labels"), each.labels().toMap());
        texts(json.name("annotations"), each.annotations());
        json.name("value").value(FloatText.general(each.value()));
        json.name("activeAt").value(each.activeAt().toString());
        json.name("firedAt").value(text(each.firedAt()));
        json.name("endedAt").value(text(each.endedAt())).endObject();
      }
      json.endArray().name("errors").beginArray();
      for (var error : report.errors().entrySet()) {
        json.beginObject().name("rule").value(error.getKey().name());
        json.name("error").value(error.getValue()).endObject();
      }
      json.endArray().endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.println(buffer.readUtf8());
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  private static void texts(JsonWriter json, Map<String, String> texts) throws IOException {
    json.beginObject();
    for (Map.Entry<String, String> each : new TreeMap<>(texts).entrySet()) {
      json.name(each.getKey()).value(each.getValue());
    }
    json.endObject();
  }
}
