package io.monitorix.exporter.web.api;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A request that is answered with an error, as RFC 9457 has it. */
public final class ProblemException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final int status;
  private final String title;
  private final transient List<FieldError> errors;

  /**
   * What is wrong with one field of the body, or one parameter.
   *
   * @param field its name; within objects by dots, within arrays by an index: {@code targets[0]}
   * @param detail what is wrong and what would be right
   */
  public record FieldError(String field, String detail) {}

  private ProblemException(int status, String title, String detail, List<FieldError> errors) {
    super(detail, null, false, false);
    this.status = status;
    this.title = title;
    this.errors = List.copyOf(errors);
  }

  /** One with a status that has no method of its own here. */
  public static ProblemException of(int status, String title, String detail) {
    return new ProblemException(status, title, detail, List.of());
  }

  /** The request is not understood. */
  public static ProblemException badRequest(String detail) {
    return of(400, "Bad Request", detail);
  }

  /**
   * Some fields or parameters are not understood.
   *
   * @param errors at least one
   */
  public static ProblemException badFields(List<FieldError> errors) {
    String detail =
        errors.stream()
            .map(error -> error.field() + ": " + error.detail())
            .collect(Collectors.joining("; "));
    return new ProblemException(400, "Bad Request", detail, errors);
  }

  /** Who asks may not. */
  public static ProblemException forbidden(String detail) {
    return of(403, "Forbidden", detail);
  }

  /** What is asked for is not there. */
  public static ProblemException notFound(String detail) {
    return of(404, "Not Found", detail);
  }

  /** What is asked for does not fit what is there. */
  public static ProblemException conflict(String detail) {
    return of(409, "Conflict", detail);
  }

  /** It may go later. */
  public static ProblemException unavailable(String detail) {
    return of(503, "Service Unavailable", detail);
  }

  /** The HTTP status, 400 to 599. */
  public int status() {
    return status;
  }

  /** The status in words. */
  public String title() {
    return title;
  }

  /** What is wrong. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  /** The fields that are wrong; empty where it is not about fields. */
  public List<FieldError> errors() {
    return errors;
  }
}
