package io.monitorix.exporter.events;

import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What tells an event from all others, those of earlier processes and of other ones included: ids
 * of a process that started later are greater.
 *
 * @param process when the process started, in milliseconds since 1970, followed by three random
 *     digits for processes that start at once
 * @param sequence 1 for the first event of the process, and so on; 0 for what was before it
 */
public record EventId(long process, long sequence) implements Comparable<EventId> {

  private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,18})");
  private static final int AT_ONCE = 1000;

  /** The number of a process that starts now. */
  static long process(InstantSource clock, RandomGenerator random) {
    return clock.millis() * AT_ONCE + random.nextInt(AT_ONCE);
  }

  /** Reads what {@link #toString} wrote; empty if the text is anything else. */
  public static Optional<EventId> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new EventId(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }

  @Override
  public int compareTo(EventId other) {
    return process == other.process
        ? Long.compare(sequence, other.sequence)
        : Long.compare(process, other.process);
  }

  /** Both numbers with a dash between them. */
  @Override
  public String toString() {
    return process + "-" + sequence;
  }
}
