package io.monitorix.examples.simulator.resources.history;

import io.monitorix.examples.simulator.api.ApiError;
import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.cluster.History;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/**
 * Writes history: seventy rows, whose steps depend on the time frame. A row with nothing to tell
 * has its time alone.
 */
public final class HistoryRows {
  private static final int ROWS = 70;
  private static final int SAMPLES = 3;
  private static final List<String> TIMEFRAMES = List.of("hour", "day", "week", "month", "year");
  private static final List<String> TIMEFRAMES_9 =
      List.of("hour", "day", "week", "month", "year", "decade");
  private static final Map<String, Long> STEPS =
      Map.of(
          "hour", 60L,
          "day", 1800L,
          "week", 10_800L,
          "month", 43_200L,
          "year", 604_800L,
          "decade", 7 * 604_800L);

  private HistoryRows() {}

  /** Writes the fields of one row, apart from its time. */
  public interface Row {
    /**
     * Writes them.
     *
     * @param times of the samples within the step, epoch seconds, earliest first
     */
    void write(History history, List<Long> times);
  }

  /** What becomes of the samples of a step. */
  public interface Fold {
    /** One number for all. */
    <T> double of(List<T> points, ToDoubleFunction<T> figure);
  }

  /** Writes all rows as the call wants them: its {@code timeframe} and {@code cf}. */
  public static void write(Call call, JsonWriter out, Row row) {
    if (call.parameter("timeframe") == null) {
      throw ApiError.missing("timeframe");
    }
    String timeframe =
        call.choice("timeframe", "hour", call.release().atLeast9() ? TIMEFRAMES_9 : TIMEFRAMES);
    // Checked here, so that it is also when no row has anything to fold.
    fold(call);
    long step = STEPS.getOrDefault(timeframe, 60L);
    History history = new History(call.world());
    out.beginArray();
    history
        .steps(step, ROWS)
        .forEach(
            end -> {
              out.beginObject().field("time", end);
              row.write(
                  history,
                  LongStream.range(0, SAMPLES)
                      .mapToObj(i -> end - step + (i + 1) * step / SAMPLES)
                      .toList());
              out.endObject();
            });
    out.endArray();
  }

  /** What the call's {@code cf} asks for: the mean, or the largest. */
  public static Fold fold(Call call) {
    boolean max = call.choice("cf", "AVERAGE", List.of("AVERAGE", "MAX")).equals("MAX");
    return new Fold() {
      @Override
      public <T> double of(List<T> points, ToDoubleFunction<T> figure) {
        var figures = points.stream().mapToDouble(figure);
        return max ? figures.max().orElse(0) : figures.average().orElse(0);
      }
    };
  }

  /**
   * Shares of time, in percent, for which something had to wait; they follow the load.
   *
   * @param cpu use of the CPUs, 0…1
   * @param fullCpu whether waiting of everything for a CPU is told too, as of virtual machines
   *     alone
   */
  public static void pressure(double cpu, boolean fullCpu, JsonWriter out) {
    for (String of : List.of("cpu", "io", "memory")) {
      out.fraction("pressure" + of + "some", Math.round(cpu * 300) / 100.0);
      if (fullCpu || !of.equals("cpu")) {
        out.fraction("pressure" + of + "full", Math.round(cpu * 90) / 100.0);
      }
    }
  }
}
