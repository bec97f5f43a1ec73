package io.monitorix.examples.simulator.resources.node;

import io.monitorix.examples.simulator.api.ApiError;
import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.cluster.Task;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * {@code syslog} and {@code journal} of a node: a day of what its daemons say, above all of tasks.
 */
public final class NodeLogs {
  /** All of it. */
  public static final List<Route> ROUTES =
      List.of(
          Route.get("/nodes/{node}/syslog", NodeLogs::syslog)
              .knows("limit", "service", "since", "start", "until")
              .needs("/nodes/{node}", "Sys.Syslog")
              .asRelayed(),
          Route.get("/nodes/{node}/journal", NodeLogs::journal)
              .knows("endcursor", "lastentries", "since", "startcursor", "until")
              .needs("/nodes/{node}", "Sys.Syslog")
              .asRelayed());

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("MMM dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final long HOUR = 3600;
  private static final int HOURS = 24;

  private NodeLogs() {}

  private record Entry(long time, String service, int pid, String message) {
    String line(String node) {
      return "%s %s %s[%d]: %s"
          .formatted(STAMP.format(Instant.ofEpochSecond(time)), node, service, pid, message);
    }

    /** Where it stands: the same entry has the same cursor, whatever came after it. */
    String cursor() {
      return "s=%08x%08x;i=%x".formatted(service.hashCode(), message.hashCode(), time);
    }
  }

  /** Oldest first. */
  private static List<Entry> entries(Call call) {
    List<Entry> entries = new ArrayList<>();
    long now = call.world().epochSecond();
    long booted = now - call.nodeNow().uptime();
    for (long hour = now / HOUR - HOURS; hour <= now / HOUR; hour++) {
      long at = hour * HOUR + 17 * 60 + 1;
      if (at > booted && at <= now) {
        String command = "(root) CMD (cd / && run-parts --report /etc/cron.hourly)";
        entries.add(new Entry(at, "CRON", (int) (2000 + hour % 30_000), command));
      }
    }
    for (Task task : call.world().tasksOf(call.node())) {
      String owner = task.tokenName() == null ? task.user() : task.user() + "!" + task.tokenName();
      String who = "<%s> ".formatted(owner);
      entries.add(new Entry(task.start(), "pvedaemon", 1204, who + "starting task " + task.upid()));
      Long end = task.end();
      if (end != null) {
        String message = "%send task %s %s".formatted(who, task.upid(), task.exitStatus());
        entries.add(new Entry(end, "pvedaemon", 1204, message));
      }
    }
    entries.sort(Comparator.comparingLong(Entry::time));
    return entries;
  }

  private static void syslog(Call call, JsonWriter out) {
    String service = call.parameter("service");
    long since = date(call, "since", Long.MIN_VALUE);
    long until = date(call, "until", Long.MAX_VALUE);
    List<String> lines =
        entries(call).stream()
            .filter(entry -> entry.time() >= since && entry.time() <= until)
            .filter(entry -> service == null || entry.service().equalsIgnoreCase(service))
            .map(entry -> entry.line(call.node().name()))
            .toList();
    LineRows.write(
        lines.isEmpty() ? List.of("-- No entries --") : lines,
        call.number("start", 0),
        call.number("limit", 50),
        out);
  }

  private static long date(Call call, String name, long otherwise) {
    String text = call.parameter(name);
    if (text == null) {
      return otherwise;
    }
    if (text.matches("\\d{4}-\\d{2}-\\d{2}( \\d{2}:\\d{2}(:\\d{2})?)?")) {
      String full = text.length() == 10 ? text + "T00:00" : text.replace(' ', 'T');
      try {
        return LocalDateTime.parse(full).toEpochSecond(ZoneOffset.UTC);
      } catch (DateTimeException e) {
        // Of the right form, and no day of the calendar.
        throw ApiError.failure(500, "Failed to parse timestamp: " + text);
      }
    }
    throw ApiError.parameter(name, "value does not match the regex pattern");
  }

  /** The lines between the cursors of the first and the last of them. */
  private static void journal(Call call, JsonWriter out) {
    long last = call.number("lastentries", 0);
    long since = call.number("since", 0);
    long until = call.number("until", Long.MAX_VALUE);
    String start = call.parameter("startcursor");
    String end = call.parameter("endcursor");
    List<Entry> entries =
        entries(call).stream()
            .filter(entry -> entry.time() >= since && entry.time() <= until)
            .toList();
    entries = entries.subList(start == null ? 0 : position(entries, start) + 1, entries.size());
    if (end != null) {
      entries = entries.subList(0, Math.max(0, position(entries, end)));
    }
    if (last > 0 && entries.size() > last) {
      entries = entries.subList(entries.size() - (int) last, entries.size());
    }
    out.beginArray();
    if (!entries.isEmpty()) {
      out.value(entries.get(0).cursor());
      entries.forEach(entry -> out.value(entry.line(call.node().name())));
      out.value(entries.get(entries.size() - 1).cursor());
    }
    out.endArray();
  }

  private static int position(List<Entry> entries, String cursor) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).cursor().equals(cursor)) {
        return i;
      }
    }
    return -1;
  }
}
