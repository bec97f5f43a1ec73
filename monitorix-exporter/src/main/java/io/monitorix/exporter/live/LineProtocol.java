package io.monitorix.exporter.live;

import io.monitorix.exporter.events.Change;
import io.monitorix.exporter.events.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Events in InfluxDB's line protocol, a line each: all as string fields of one measurement, without
 * tags, so that a table has a column for each.
 */
final class LineProtocol {

  private static final String MEASUREMENT = "events";

  /** What nobody reads in a table; Grafana keeps what it gets in memory. */
  private static final int LONGEST = 1000;

  private LineProtocol() {}

  static byte[] lines(List<Event> events) {
    StringBuilder lines = new StringBuilder();
    events.forEach(event -> line(lines, event));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(StringBuilder line, Event event) {
    Change change = event.change();
    line.append(MEASUREMENT).append(' ');
    field(line, "cluster", change.cluster()).append(',');
    field(line, "id", event.id().toString()).append(',');
    field(line, "old", change.before() == null ? "" : change.before()).append(',');
    field(line, "state", change.after() == null ? "gone" : change.after()).append(',');
    field(line, "subject", change.subject()).append(',');
    field(line, "text", change.text()).append(',');
    field(line, "type", change.type().key()).append(' ');
    line.append(nanos(change.time())).append('\n');
  }

  private static StringBuilder field(StringBuilder line, String name, String value) {
    line.append(name).append("=\"");
    value
        .codePoints()
        .limit(LONGEST)
        .forEach(
            each -> {
              if (each == '"' || each == '\\') {
                line.append('\\').appendCodePoint(each);
              } else {
                line.appendCodePoint(Character.isISOControl(each) ? ' ' : each);
              }
            });
    return line.append('"');
  }

  private static String nanos(Instant time) {
    return Long.toString(Math.addExact(time.getEpochSecond() * 1_000_000_000L, time.getNano()));
  }
}
