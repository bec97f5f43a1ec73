package io.monitorix.examples.simulator.pbs.api;

import io.monitorix.examples.simulator.cluster.Chance;
import io.monitorix.examples.simulator.json.JsonWriter;
import io.monitorix.examples.simulator.pbs.Datastore;
import java.util.Locale;
import java.util.Map;

/** Figures of the past, in steps: {@code …/rrd}. */
final class History {
  /** Seconds of a step. */
  private static final Map<String, Long> STEPS =
      Map.of(
          "hour", 60L,
          "day", 60L,
          "week", 1800L,
          "month", 1800L,
          "year", 21_600L,
          "decade", 604_800L);

  /** Seconds in all. */
  private static final Map<String, Long> SPANS =
      Map.of(
          "hour", 3600L,
          "day", 86_400L,
          "week", 604_800L,
          "month", 2_592_000L,
          "year", 31_536_000L,
          "decade", 315_360_000L);

  private History() {}

  private interface Row {
    void write(long time, Chance chance);
  }

  static void ofDatastore(PbsCall call, JsonWriter out) {
    Datastore store = call.store();
    rows(
        call,
        out,
        (time, chance) -> {
          long used = call.server().used(store, time);
          out.number("total", (double) store.size())
              .number("used", (double) used)
              .number("available", (double) (store.size() - used))
              .number("read_ios", chance.of("read ios").between(1, 80))
              .number("read_bytes", chance.of("read").between(1e5, 4e7))
              .number("write_ios", chance.of("write ios").between(1, 60))
              .number("write_bytes", chance.of("write").between(1e5, 6e7))
              .number("io_ticks", chance.of("ticks").between(0, 0.4));
        });
  }

  static void ofNode(PbsCall call, JsonWriter out) {
    NodeState.Figures figures = new NodeState.Figures(call);
    rows(
        call,
        out,
        (time, chance) ->
            out.number("cpu", figures.cpu(time))
                .number("iowait", figures.cpu(time) * 0.2)
                .number("loadavg", figures.load(time))
                .number("memtotal", (double) NodeState.MEMORY)
                .number("memused", (double) figures.memory(time))
                .number("swaptotal", (double) NodeState.SWAP)
                .number("swapused", 0)
                .number("total", (double) NodeState.ROOT)
                .number("used", (double) figures.root(time))
                .number("netin", chance.of("in").between(1e5, 3e7))
                .number("netout", chance.of("out").between(1e5, 1e7))
                .number("read_ios", chance.of("read ios").between(1, 80))
                .number("read_bytes", chance.of("read").between(1e5, 4e7))
                .number("write_ios", chance.of("write ios").between(1, 60))
                .number("write_bytes", chance.of("write").between(1e5, 6e7))
                .number("io_ticks", chance.of("ticks").between(0, 0.4)));
  }

  private static void rows(PbsCall call, JsonWriter out, Row row) {
    String frame = call.required("timeframe");
    Long step = STEPS.get(frame);
    Long span = SPANS.get(frame);
    if (step == null || span == null) {
      throw PbsError.parameter(
          "timeframe", "value '%s' is not defined in the enumeration.".formatted(frame));
    }
    String fold = call.required("cf").toUpperCase(Locale.ROOT);
    if (!fold.equals("AVERAGE") && !fold.equals("MAX")) {
      throw PbsError.parameter(
          "cf", "value '%s' is not defined in the enumeration.".formatted(fold));
    }
    long last = call.server().now() / step * step;
    out.beginArray();
    for (long time = last - span + step; time <= last; time += step) {
      out.beginObject().field("time", time);
      row.write(time, call.server().chance().of(fold).of(time));
      out.endObject();
    }
    out.endArray();
  }
}
