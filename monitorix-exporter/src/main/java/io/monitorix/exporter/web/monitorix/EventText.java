package io.monitorix.exporter.web.monitorix;

import com.squareup.moshi.JsonWriter;
import io.monitorix.exporter.events.Change;
import io.monitorix.exporter.events.Event;
import io.monitorix.exporter.events.EventId;
import io.monitorix.exporter.web.api.Answers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import okio.Buffer;

/**
 * Writes a stream of events as {@code text/event-stream}: <a
 * href="https://html.spec.whatwg.org/multipage/server-sent-events.html">the HTML standard</a>.
 */
final class EventText {

  static final String TYPE = "text/event-stream; charset=utf-8";

  /** A client whose connection is lost comes back after this long. */
  private static final int RETRY_MILLIS = 5000;

  private final Buffer buffer = new Buffer();

  /**
   * The beginning. The id without data makes a client that is cut off before the first event resume
   * here.
   */
  EventText begin(EventId place) {
    buffer.writeUtf8("retry: " + RETRY_MILLIS + "\nid: " + place + "\n\n");
    return this;
  }

  /** Tells that events are missing before what comes next. */
  EventText reset(EventId place) {
    return block(
        "reset", place, out -> out.beginObject().name("id").value(place.toString()).endObject());
  }

  /** An event. */
  EventText event(Event event) {
    return block(event.change().type().key(), event.id(), out -> write(out, event));
  }

  /** A comment, and how far the client is: past events that it did not want. */
  EventText heartbeat(EventId place) {
    buffer.writeUtf8(":\nid: " + place + "\n\n");
    return this;
  }

  boolean isEmpty() {
    return buffer.size() == 0;
  }

  byte[] bytes() {
    return buffer.readByteArray();
  }

  private EventText block(String type, EventId id, Answers.Json data) {
    buffer.writeUtf8("id: " + id + "\nevent: " + type + "\ndata: ");
    try {
      JsonWriter out = JsonWriter.of(buffer);
      out.setSerializeNulls(true);
      data.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes everything", e);
    }
    buffer.writeUtf8("\n\n");
    return this;
  }

  static void write(JsonWriter out, Event event) throws IOException {
    Change change = event.change();
    out.beginObject();
    out.name("id").value(event.id().toString());
    out.name("time").value(Answers.time(change.time()));
    out.name("type").value(change.type().key());
    out.name("cluster").value(change.cluster());
    out.name("subject").value(change.subject());
    out.name("oldState").value(change.before());
    out.name("newState").value(change.after());
    out.name("text").value(change.text());
    out.name("labels").beginObject();
    for (Map.Entry<String, String> label : change.labels().entrySet()) {
      out.name(label.getKey()).value(label.getValue());
    }
    out.endObject();
    out.endObject();
  }
}
