package io.monitorix.exporter.web.api;

import io.monitorix.exporter.web.Form;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.api.ProblemException.FieldError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parameters of a request's query. For one thread. */
public final class Parameters {

  private final Form form;

  private Parameters(Form form) {
    this.form = form;
  }

  /**
   * Reads them.
   *
   * @param known the names that the route knows
   * @throws ProblemException if there is another one
   */
  public static Parameters of(Request request, String... known) {
    List<String> names = List.of(known);
    Parameters parameters = new Parameters(request.query());
    List<FieldError> errors = new ArrayList<>();
    for (String name : parameters.form.names()) {
      if (!names.contains(name)) {
        errors.add(new FieldError(name, "unknown parameter; known are " + orNone(names)));
      }
    }
    if (!errors.isEmpty()) {
      throw ProblemException.badFields(errors);
    }
    return parameters;
  }

  private static String orNone(List<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  /** The first value; empty where there is none, or an empty one. */
  public Optional<String> text(String name) {
    return Optional.of(form.first(name)).filter(text -> !text.isEmpty());
  }

  /** All values that are not empty. */
  public List<String> all(String name) {
    return form.all(name).stream().filter(text -> !text.isEmpty()).toList();
  }

  /**
   * A time as RFC 3339 has it, or in seconds since 1970.
   *
   * @throws ProblemException if it is none
   */
  public Optional<Instant> time(String name) {
    return text(name)
        .map(
            text -> {
              try {
                return text.matches("[0-9]{1,12}")
                    ? Instant.ofEpochSecond(Long.parseLong(text))
                    : OffsetDateTime.parse(text).toInstant();
              } catch (DateTimeException e) {
                throw wrong(name, "expected a time such as 2026-02-03T04:05:06Z, got " + text);
              }
            });
  }

  /**
   * One of the constants of an enum, in lower case.
   *
   * @throws ProblemException if it is none of them
   */
  public <E extends Enum<E>> Optional<E> oneOf(String name, E[] values) {
    return text(name).map(text -> constant(name, text, values));
  }

  /** The same of a parameter that may come several times. */
  public <E extends Enum<E>> List<E> someOf(String name, E[] values) {
    return all(name).stream().map(text -> constant(name, text, values)).toList();
  }

  private static <E extends Enum<E>> E constant(String name, String text, E[] values) {
    Function<E, String> key = value -> value.name().toLowerCase(Locale.ROOT);
    return Stream.of(values)
        .filter(value -> key.apply(value).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    name,
                    "expected "
                        + Stream.of(values).map(key).collect(Collectors.joining(" or "))
                        + ", got "
                        + text));
  }

  /**
   * A number of things.
   *
   * @throws ProblemException if it is none from 1 to {@code most}
   */
  public int count(String name, int most, int otherwise) {
    return text(name)
        .map(
            text -> {
              if (text.matches("[0-9]{1,9}")) {
                int number = Integer.parseInt(text);
                if (number >= 1 && number <= most) {
                  return number;
                }
              }
              throw wrong(name, "expected a number from 1 to " + most + ", got " + text);
            })
        .orElse(otherwise);
  }

  /** A problem of one parameter. */
  public static ProblemException wrong(String name, String detail) {
    return ProblemException.badFields(List.of(new FieldError(name, detail)));
  }
}
