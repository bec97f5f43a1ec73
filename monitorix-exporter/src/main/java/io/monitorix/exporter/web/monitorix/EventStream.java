package io.monitorix.exporter.web.monitorix;

import io.monitorix.exporter.auth.Visibility;
import io.monitorix.exporter.events.EventFilter;
import io.monitorix.exporter.events.EventId;
import io.monitorix.exporter.events.EventLog;
import io.monitorix.exporter.web.OpenAnswer;
import java.io.IOException;
import java.time.Duration;

/**
 * What one client has of the events. For the one thread that writes, where nothing else is said.
 */
final class EventStream {

  private static final int AT_ONCE = 200;

  private final OpenAnswer answer;
  private final Listener listener;
  private final EventFilter filter;
  private final Duration patience;
  private EventId place;
  private volatile Visibility visibility;
  private volatile boolean over;
  private boolean begun;

  /** Who gets it. */
  interface Listener {

    /** Whether they still may. */
    boolean isStillAllowed();

    /** What they see, as it is now. */
    Visibility visibility();
  }

  /**
   * A stream that nothing was written to.
   *
   * @param listener who gets it
   * @param place what comes after it is sent
   */
  EventStream(
      OpenAnswer answer, Listener listener, EventFilter filter, EventId place, Duration patience) {
    this.answer = answer;
    this.listener = listener;
    this.visibility = listener.visibility();
    this.filter = filter;
    this.place = place;
    this.patience = patience;
  }

  /**
   * Writes what is new.
   *
   * @param beat whether something is to be written in any case
   * @throws IOException when the client is gone or too slow
   */
  void advance(EventLog log, boolean beat) throws IOException {
    boolean more = true;
    while (more) {
      EventLog.Batch batch = log.after(place, AT_ONCE);
      EventText text = new EventText();
      if (!begun) {
        text.begin(before(batch));
        begun = true;
      }
      if (batch.gap()) {
        text.reset(before(batch));
      }
      batch.events().stream()
          .filter(
              event -> filter.matches(event) && EventMessages.isSeen(visibility, event.change()))
          .forEach(text::event);
      place = batch.reached();
      more = !batch.events().isEmpty();
      if (beat && !more && text.isEmpty()) {
        text.heartbeat(place);
      }
      if (!text.isEmpty()) {
        answer.send(text.bytes(), patience);
      }
    }
  }

  /**
   * Looks whether the client still may listen, and to what; may wait for a login to be checked. For
   * any thread.
   */
  void recheck() {
    try {
      visibility = listener.visibility();
      over = !listener.isStillAllowed();
    } catch (RuntimeException e) {
      over = true;
      throw e;
    }
  }

  /** Whether the client may not listen any more. For any thread. */
  boolean isOver() {
    return over;
  }

  private static EventId before(EventLog.Batch batch) {
    return new EventId(
        batch.reached().process(), batch.reached().sequence() - batch.events().size());
  }

  /** Ends it as the server does. */
  void end() {
    answer.end(patience);
  }
}
