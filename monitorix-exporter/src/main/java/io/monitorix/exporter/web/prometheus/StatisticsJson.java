package io.monitorix.exporter.web.prometheus;

import com.squareup.moshi.JsonWriter;
import io.monitorix.alerts.promql.Query;
import io.monitorix.alerts.promql.value.Statistics;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a query took, as {@code stats=} asks for it. */
final class StatisticsJson {

  private StatisticsJson() {}

  /**
   * Writes it.
   *
   * @param query tells the times of the steps; null to leave the steps out
   * @param waited for the query's turn and its parts
   */
  static void write(JsonWriter out, Statistics statistics, @Nullable Query query, Duration waited)
      throws IOException {
    Duration elapsed = statistics.elapsed();
    out.beginObject().name("timings").beginObject();
    time(out, "evalTotalTime", elapsed);
    time(out, "resultSortTime", Duration.ZERO);
    time(out, "queryPreparationTime", Duration.ZERO);
    time(out, "innerEvalTime", elapsed);
    time(out, "execQueueTime", waited);
    time(out, "execTotalTime", elapsed.plus(waited));
    out.endObject().name("samples").beginObject();
    if (query != null) {
      out.name("totalQueryableSamplesPerStep").beginArray();
      long time = query.start().toEpochMilli();
      for (long samples : statistics.samplesPerStep()) {
        out.beginArray();
        ValueJson.time(out, time);
        out.value(samples).endArray();
        time += query.step().toMillis();
      }
      out.endArray();
    }
    out.name("totalQueryableSamples").value(statistics.samples());
    out.name("peakSamples").value(statistics.peakSamples());
    out.endObject().endObject();
  }

  private static void time(JsonWriter out, String name, Duration time) throws IOException {
    out.name(name);
    JsonText.seconds(out, time);
  }
}
