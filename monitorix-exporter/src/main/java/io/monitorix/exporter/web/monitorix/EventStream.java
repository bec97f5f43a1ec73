package io.monitorix.exporter.web.monitorix;

import io.monitorix.exporter.events.EventFilter;
import io.monitorix.exporter.events.EventId;
import io.monitorix.exporter.events.EventLog;
import io.monitorix.exporter.web.OpenAnswer;
import java.io.IOException;
import java.time.Duration;

/** What one client has of the events. For the one thread that writes. */
final class EventStream {

  private static final int AT_ONCE = 200;

  private final OpenAnswer answer;
  private final EventFilter filter;
  private final Duration patience;
  private EventId place;
  private boolean begun;

  /**
   * A stream that nothing was written to.
   *
   * @param place what comes after it is sent
   */
  EventStream(OpenAnswer answer, EventFilter filter, EventId place, Duration patience) {
    this.answer = answer;
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
      batch.events().stream().filter(filter::matches).forEach(text::event);
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

  private static EventId before(EventLog.Batch batch) {
    return new EventId(
        batch.reached().process(), batch.reached().sequence() - batch.events().size());
  }

  /** Ends it as the server does. */
  void end() {
    answer.end(patience);
  }
}
