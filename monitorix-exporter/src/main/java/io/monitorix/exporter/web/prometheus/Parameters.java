package io.monitorix.exporter.web.prometheus;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.error.ParseException;
import io.monitorix.exporter.auth.Visibility;
import io.monitorix.exporter.web.Form;
import io.monitorix.exporter.web.Request;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parameters of a request, read as Prometheus reads them, and what its caller sees. */
final class Parameters {

  private final Form form;
  private final Visibility visibility;

  private Parameters(Form form, Visibility visibility) {
    this.form = form;
    this.visibility = visibility;
  }

  /**
   * Those of a request.
   *
   * @throws IOException when the client does not send them, or not in time
   */
  static Parameters of(Request request) throws IOException {
    return new Parameters(request.form(), request.visibility());
  }

  /** What the caller sees of the answer. */
  Visibility visibility() {
    return visibility;
  }

  /** The first value; empty without one. */
  String text(String name) {
    return form.first(name);
  }

  /** All values. */
  List<String> all(String name) {
    return form.all(name);
  }

  /**
   * The query of that name.
   *
   * @throws ApiException if it is none
   */
  Expr expression(String name) {
    try {
      return PromQl.parse(text(name));
    } catch (ParseException e) {
      throw ApiException.parameter(name, String.valueOf(e.getMessage()));
    }
  }

  /**
   * A time.
   *
   * @throws ApiException if it is none
   */
  Instant time(String name) {
    return read(name, ApiTime::instant);
  }

  /**
   * A time, or else another one.
   *
   * @throws ApiException if it is none
   */
  Instant time(String name, Instant otherwise) {
    if (text(name).isEmpty()) {
      return otherwise;
    }
    try {
      return ApiTime.instant(text(name));
    } catch (IllegalArgumentException e) {
      throw ApiException.parameter(
          name, "Invalid time value for '" + name + "': " + e.getMessage());
    }
  }

  /**
   * A duration.
   *
   * @throws ApiException if it is none
   */
  Duration duration(String name) {
    return read(name, ApiTime::duration);
  }

  /**
   * How long the query may take; null where nothing is said.
   *
   * @throws ApiException if that is no duration
   */
  @Nullable Duration timeout() {
    return text("timeout").isEmpty() ? null : duration("timeout");
  }

  /**
   * How far the query looks back; null where nothing is said.
   *
   * @throws ApiException if that is no duration
   */
  @Nullable Duration lookback() {
    if (text("lookback_delta").isEmpty()) {
      return null;
    }
    try {
      return ApiTime.duration(text("lookback_delta"));
    } catch (IllegalArgumentException e) {
      throw new ApiException(
          ErrorType.BAD_DATA, "error parsing lookback delta duration: " + e.getMessage());
    }
  }

  /**
   * How many elements are wanted; 0 for all.
   *
   * @throws ApiException if it is no number, or below zero
   */
  int limit() {
    String text = text("limit");
    if (text.isEmpty()) {
      return 0;
    }
    Integer limit = number(text);
    if (limit == null) {
      throw ApiException.parameter(
          "limit", "strconv.Atoi: parsing " + Names.quote(text) + ": invalid syntax");
    }
    if (limit < 0) {
      throw ApiException.parameter("limit", "limit must be non-negative");
    }
    return limit;
  }

  /**
   * A number; -1 where nothing is said.
   *
   * @throws ApiException if it is none
   */
  int number(String name, String problem) {
    String text = text(name);
    Integer number = text.isEmpty() ? Integer.valueOf(-1) : number(text);
    if (number == null) {
      throw new ApiException(ErrorType.BAD_DATA, problem);
    }
    return number;
  }

  /**
   * The series that {@code match[]} selects, each list one selector; none without it.
   *
   * @throws ApiException if any is no selector, or selects everything
   */
  List<List<LabelMatcher>> matchers() {
    return all("match[]").stream().map(text -> Selectors.read("match[]", text)).toList();
  }

  private static @Nullable Integer number(String text) {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private <T> T read(String name, Function<String, T> reader) {
    try {
      return reader.apply(text(name));
    } catch (IllegalArgumentException e) {
      throw ApiException.parameter(name, String.valueOf(e.getMessage()));
    }
  }
}
