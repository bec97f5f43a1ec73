package io.monitorix.exporter.events;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The last events, up to a number. Readers keep a place of their own in it and come when they like:
 * whoever is too slow misses what was dropped meanwhile, is told so, and holds nobody up. Safe for
 * several threads.
 */
public final class EventLog {

  private final long process;
  private final @Nullable Event[] kept;
  private final Map<EventType, Long> counts = new EnumMap<>(EventType.class);
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private long last;

  /**
   * An empty one.
   *
   * @param keep how many events are kept, at least 1
   * @param clock tells when the process started
   */
  public EventLog(int keep, InstantSource clock, RandomGenerator random) {
    this.process = EventId.process(clock, random);
    this.kept = new Event[keep];
  }

  /**
   * A part of the log.
   *
   * @param events in order, none of them older than what was asked for
   * @param reached where to go on
   * @param gap whether events before these are missing, as they are no longer kept, or as the place
   *     is none of this process
   */
  public record Batch(List<Event> events, EventId reached, boolean gap) {

    /** Copies the list. */
    public Batch {
      events = List.copyOf(events);
    }
  }

  /** Tells the listener of each addition, on the thread that adds; it must not block. */
  public void onAppend(Runnable listener) {
    listeners.add(listener);
  }

  /** Adds events, in this order and with no others between them. */
  public void append(List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    synchronized (kept) {
      for (Change change : changes) {
        last++;
        kept[slot(last)] = new Event(new EventId(process, last), change);
        counts.merge(change.type(), 1L, Long::sum);
      }
    }
    listeners.forEach(Runnable::run);
  }

  /** The id of the newest event; that of no event, with 0, before the first. */
  public EventId last() {
    synchronized (kept) {
      return new EventId(process, last);
    }
  }

  /** How many events there have been of each kind that there has been. */
  public Map<EventType, Long> counts() {
    synchronized (kept) {
      return new EnumMap<>(counts);
    }
  }

  /**
   * What comes after a place: everything that is kept where the place is unknown.
   *
   * @param most how many events at once
   */
  public Batch after(EventId place, int most) {
    synchronized (kept) {
      long oldest = Math.max(1, last - kept.length + 1);
      boolean known =
          place.process() == process && place.sequence() >= oldest - 1 && place.sequence() <= last;
      long first = known ? place.sequence() + 1 : oldest;
      long end = Math.min(last, first + most - 1);
      List<Event> events = new ArrayList<>();
      for (long sequence = first; sequence <= end; sequence++) {
        Event event = kept[slot(sequence)];
        if (event != null) {
          events.add(event);
        }
      }
      return new Batch(events, new EventId(process, end), !known);
    }
  }

  private int slot(long sequence) {
    return (int) (sequence % kept.length);
  }
}
