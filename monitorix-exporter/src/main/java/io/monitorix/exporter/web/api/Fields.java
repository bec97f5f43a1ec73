package io.monitorix.exporter.web.api;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.monitorix.alerts.promql.script.ScriptDuration;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.api.ProblemException.FieldError;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object that a request brings. What is wrong with them is gathered, and told
 * at once by {@link #check}. For one thread.
 */
public final class Fields {

  private final Map<?, ?> values;
  private final String path;
  private final List<FieldError> errors;

  private Fields(Map<?, ?> values, String path, List<FieldError> errors) {
    this.values = values;
    this.path = path;
    this.errors = errors;
  }

  /**
   * Reads the body of a request.
   *
   * @param known the names that the route knows
   * @throws ProblemException if it is no object of JSON
   * @throws IOException when the client does not send it
   */
  public static Fields of(Request request, String... known) throws IOException {
    return of(request.body(), known);
  }

  /**
   * Reads a body.
   *
   * @param known the names that the route knows
   * @throws ProblemException if it is no object of JSON
   */
  public static Fields of(byte[] body, String... known) {
    Fields fields = new Fields(parsed(body), "", new ArrayList<>());
    fields.allow(known);
    return fields;
  }

  private static Map<?, ?> parsed(byte[] body) {
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

  private void allow(String... known) {
    List<String> names = List.of(known);
    for (Object key : values.keySet()) {
      if (!names.contains(String.valueOf(key))) {
        problem(String.valueOf(key), "unknown field; known are " + String.join(", ", names));
      }
    }
  }

  /** Whether the field is there, be it null. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** Its value as JSON has it; empty where it is not there, or null. */
  public Optional<Object> value(String name) {
    return Optional.ofNullable((Object) values.get(name));
  }

  /** A text; empty where it is not there, or null. */
  public Optional<String> text(String name, int longest) {
    Optional<String> text = typed(name, String.class, "a text");
    if (text.isPresent() && text.get().length() > longest) {
      problem(name, "at most " + longest + " characters, and not " + text.get().length());
      return Optional.empty();
    }
    return text;
  }

  /** A text that is not blank. The empty text if it is missing, which is a problem then. */
  public String needed(String name, int longest) {
    Optional<String> text = text(name, longest);
    if (text.filter(each -> !each.isBlank()).isEmpty() && isFine(name)) {
      problem(name, "missing");
    }
    return text.orElse("");
  }

  /** True or false. */
  public Optional<Boolean> flag(String name) {
    return typed(name, Boolean.class, "true or false");
  }

  /** A number. */
  public Optional<Double> number(String name) {
    return typed(name, Double.class, "a number");
  }

  /** A time as RFC 3339 has it. */
  public Optional<Instant> time(String name) {
    return text(name, 64)
        .flatMap(
            text -> {
              try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
              } catch (DateTimeException e) {
                problem(name, "expected a time such as 2026-02-03T04:05:06Z, got '" + text + "'");
                return Optional.empty();
              }
            });
  }

  /** A duration such as {@code 1d12h}, of more than nothing and at most {@code longest}. */
  public Optional<Duration> duration(String name, Duration longest) {
    return text(name, 64)
        .flatMap(
            text -> {
              try {
                Duration duration = Duration.ofMillis(ScriptDuration.millis(text));
                if (!duration.isZero() && duration.compareTo(longest) <= 0) {
                  return Optional.of(duration);
                }
                problem(name, "expected more than 0 and at most " + longest.toDays() + "d");
              } catch (IllegalArgumentException e) {
                problem(name, String.valueOf(e.getMessage()));
              }
              return Optional.empty();
            });
  }

  /** The texts of an array; none where it is not there. */
  public List<String> texts(String name, int longest) {
    List<String> texts = new ArrayList<>();
    List<?> found =
        typed(name, List.class, "an array").<List<?>>map(list -> list).orElse(List.of());
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i) instanceof String text && text.length() <= longest) {
        texts.add(text);
      } else {
        problem(name + "[" + i + "]", "expected a text of at most " + longest + " characters");
      }
    }
    return texts;
  }

  /** The objects of an array; none where it is not there. */
  public List<Fields> objects(String name, String... known) {
    List<Fields> objects = new ArrayList<>();
    List<?> found =
        typed(name, List.class, "an array").<List<?>>map(list -> list).orElse(List.of());
    for (int i = 0; i < found.size(); i++) {
      String place = name + "[" + i + "]";
      if (found.get(i) instanceof Map<?, ?> fields) {
        Fields object = new Fields(fields, path + place + ".", errors);
        object.allow(known);
        objects.add(object);
      } else {
        problem(place, "expected an object");
      }
    }
    return objects;
  }

  private <T> Optional<T> typed(String name, Class<T> type, String expected) {
    @Nullable Object value = values.get(name);
    if (value == null || type.isInstance(value)) {
      return Optional.ofNullable(type.cast(value));
    }
    problem(name, "expected " + expected);
    return Optional.empty();
  }

  private boolean isFine(String name) {
    return errors.stream().noneMatch(error -> error.field().equals(path + name));
  }

  /** Something is wrong with a field. */
  public void problem(String name, String detail) {
    errors.add(new FieldError(path + name, detail));
  }

  /**
   * To be called once all was read, before anything is done.
   *
   * @throws ProblemException if something was wrong
   */
  public void check() {
    if (!errors.isEmpty()) {
      throw ProblemException.badFields(errors);
    }
  }
}
