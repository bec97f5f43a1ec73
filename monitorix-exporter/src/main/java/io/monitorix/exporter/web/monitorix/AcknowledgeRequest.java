package io.monitorix.exporter.web.monitorix;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.monitorix.alerts.promql.script.ScriptDuration;
import io.monitorix.alerts.routing.ack.Acknowledgement;
import io.monitorix.exporter.web.api.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okio.Buffer;

/**
 * The body of a request to acknowledge.
 *
 * @param group whether all alerts of that name in its group are meant
 */
record AcknowledgeRequest(Acknowledgement acknowledgement, boolean group) {

  private static final Duration LONGEST = Duration.ofDays(365);
  private static final List<String> KEYS = List.of("createdBy", "comment", "duration", "scope");

  /**
   * Reads one.
   *
   * @param usual how long it lasts that does not say so
   * @throws ProblemException if it is none
   */
  static AcknowledgeRequest read(byte[] body, Duration usual) {
    Map<?, ?> fields = fields(body);
    for (Object key : fields.keySet()) {
      if (!KEYS.contains(String.valueOf(key))) {
        throw ProblemException.badRequest(
            "unknown field '" + key + "'; known are " + String.join(", ", KEYS));
      }
    }
    String author = text(fields, "createdBy", "");
    if (author.isBlank()) {
      throw ProblemException.badRequest("createdBy is missing: who takes care?");
    }
    String duration = text(fields, "duration", "");
    String scope = text(fields, "scope", "alert");
    if (!scope.equals("alert") && !scope.equals("group")) {
      throw ProblemException.badRequest("scope: expected alert or group, got '" + scope + "'");
    }
    return new AcknowledgeRequest(
        new Acknowledgement(
            author, text(fields, "comment", ""), duration.isEmpty() ? usual : duration(duration)),
        scope.equals("group"));
  }

  private static Map<?, ?> fields(byte[] body) {
    try {
      JsonReader reader = JsonReader.of(new Buffer().write(body));
      if (reader.readJsonValue() instanceof Map<?, ?> fields
          && reader.peek() == JsonReader.Token.END_DOCUMENT) {
        return fields;
      }
    } catch (IOException | JsonDataException e) {
      throw ProblemException.badRequest("the body is no JSON: " + e.getMessage());
    }
    throw ProblemException.badRequest("expected an object as the body");
  }

  private static String text(Map<?, ?> fields, String key, String otherwise) {
    Object value = fields.get(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof String text) {
      return text;
    }
    throw ProblemException.badRequest(key + ": expected a text");
  }

  private static Duration duration(String text) {
    try {
      Duration duration = Duration.ofMillis(ScriptDuration.millis(text));
      if (duration.compareTo(Duration.ZERO) > 0 && duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    } catch (IllegalArgumentException e) {
      throw ProblemException.badRequest("duration: " + e.getMessage());
    }
    throw ProblemException.badRequest("duration: expected one of more than 0 and at most 365d");
  }
}
