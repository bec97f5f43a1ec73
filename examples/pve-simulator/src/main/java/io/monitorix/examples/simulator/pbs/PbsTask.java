package io.monitorix.examples.simulator.pbs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task. What becomes of it is settled when it starts, and shows with time.
 *
 * @param pid of the daemon that runs it
 * @param processStart of that daemon, in ticks since the boot
 * @param number of the task in that daemon
 * @param start epoch seconds
 * @param seconds that it takes
 * @param type such as {@code garbage_collection}
 * @param id what it is about; null for nothing
 * @param user who started it: a user or a token
 * @param exit {@code OK}, {@code WARNINGS: 1}, or what went wrong
 * @param lines of its log, but for the last
 */
public record PbsTask(
    String node,
    int pid,
    long processStart,
    int number,
    long start,
    long seconds,
    String type,
    @Nullable String id,
    String user,
    String exit,
    List<String> lines) {

  /** Copies the list. */
  public PbsTask {
    lines = List.copyOf(lines);
  }

  /** The unique id, of nine fields, the id among them escaped. */
  public String upid() {
    return "UPID:%s:%08X:%08X:%08X:%08X:%s:%s:%s:"
        .formatted(
            node, pid, processStart, number, start, type, id == null ? "" : escaped(id), user);
  }

  /** Epoch seconds. */
  public long end() {
    return start + seconds;
  }

  /** Whether it has not ended yet. */
  public boolean runs(long now) {
    return now < end();
  }

  /** Whether it ended neither well nor with warnings. */
  public boolean failed() {
    return !exit.equals("OK") && !exit.startsWith("WARNINGS");
  }

  /** As systemd escapes names: a slash becomes a dash, what is not a letter or digit its code. */
  static String escaped(String id) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c == '/') {
        out.append('-');
      } else if (c == '_'
          || (c == '.' && i > 0)
          || (c >= '0' && c <= '9')
          || (c >= 'A' && c <= 'Z')
          || (c >= 'a' && c <= 'z')) {
        out.append(c);
      } else {
        out.append("\\x%02x".formatted((int) c));
      }
    }
    return out.toString();
  }
}
