package io.monitorix.exporter.web.monitorix;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.monitorix.exporter.auth.Visibility;
import io.monitorix.exporter.events.Change;
import io.monitorix.exporter.events.Event;
import io.monitorix.exporter.events.EventId;
import io.monitorix.exporter.web.api.Answers;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import okio.Buffer;

/** Events as single texts, and who sees them. */
public final class EventMessages {

  private EventMessages() {}

  /** The first one: events come from here on. */
  public static String ready(EventId place) {
    return told("ready", place);
  }

  /** Events are missing before what comes next. */
  public static String reset(EventId place) {
    return told("reset", place);
  }

  private static String told(String type, EventId place) {
    return Answers.json(
        out ->
            out.beginObject()
                .name("type")
                .value(type)
                .name("id")
                .value(place.toString())
                .endObject());
  }

  /** An event. */
  public static String event(Event event) {
    return Answers.json(out -> EventText.write(out, event));
  }

  /**
   * What a message has as {@code authorization}, in the place of the header.
   *
   * @return empty if it has none
   */
  public static Optional<String> login(String message) {
    try {
      return JsonReader.of(new Buffer().writeUtf8(message)).readJsonValue()
                  instanceof Map<?, ?> fields
              && fields.get("authorization") instanceof String authorization
          ? Optional.of(authorization)
          : Optional.empty();
    } catch (IOException | JsonDataException e) {
      return Optional.empty();
    }
  }

  /** Whether somebody sees a change. The subject of an event about a guest is its id. */
  public static boolean isSeen(Visibility visibility, Change change) {
    if (visibility.isAll()) {
      return true;
    }
    String cluster = change.cluster();
    Map<String, String> labels = change.labels();
    String id = labels.getOrDefault("id", labels.getOrDefault("guest", change.subject()));
    return !cluster.isEmpty() && visibility.sees(cluster, id);
  }
}
