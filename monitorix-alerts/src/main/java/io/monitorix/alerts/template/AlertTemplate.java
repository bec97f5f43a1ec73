package io.monitorix.alerts.template;

import io.monitorix.alerts.template.error.TemplateExecutionException;
import io.monitorix.alerts.template.error.TemplateParseException;
import io.monitorix.alerts.template.exec.Options;
import io.monitorix.alerts.template.functions.Functions;
import io.monitorix.alerts.template.functions.PrometheusFunctions;
import io.monitorix.alerts.template.value.Limits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A label or an annotation of an alerting rule. It has the variables {@code $labels}, {@code
 * $externalLabels}, {@code $externalURL} and {@code $value}, and the functions of Prometheus 3.
 * Immutable and thread-safe.
 */
public final class AlertTemplate {

  private static final String VARIABLES =
      "{{$labels := .Labels}}{{$externalLabels := .ExternalLabels}}"
          + "{{$externalURL := .ExternalURL}}{{$value := .Value}}";

  private static final Functions NAMES =
      PrometheusFunctions.of(
          "",
          Instant.EPOCH,
          (query, time) -> new io.monitorix.alerts.promql.value.Value.Vector(List.of()));

  private final String name;
  private final String text;
  private final @Nullable Template template;
  private final @Nullable TemplateParseException failure;

  /**
   * What is wrong with a text.
   *
   * @param line in the text, from 1
   * @param column in the text, from 1, in characters
   * @param reason without the position
   */
  public record Problem(int line, int column, String reason) {}

  private AlertTemplate(
      String name,
      String text,
      @Nullable Template template,
      @Nullable TemplateParseException failure) {
    this.name = name;
    this.text = text;
    this.template = template;
    this.failure = failure;
  }

  /**
   * Reads a text. One that is no template is kept all the same: it expands to its error.
   *
   * @param alert the rule's name, for messages
   */
  public static AlertTemplate of(String alert, String text) {
    String name = "__alert_" + alert;
    if (!text.contains("{{")) {
      return new AlertTemplate(name, text, null, null);
    }
    try {
      return new AlertTemplate(name, text, Template.parse(name, VARIABLES + text, NAMES), null);
    } catch (TemplateParseException e) {
      return new AlertTemplate(name, text, null, e);
    }
  }

  /** What is wrong with a text; empty if it is a template. */
  public static Optional<Problem> check(String text) {
    return of("", text).problem();
  }

  /** What is wrong with it; empty if it is a template. */
  public Optional<Problem> problem() {
    return Optional.ofNullable(failure)
        .map(
            e ->
                new Problem(
                    e.line(),
                    e.line() == 1 ? Math.max(1, e.column() - VARIABLES.length()) : e.column(),
                    e.reason()));
  }

  /**
   * Its text for an alert. Never throws: a failure gives {@code <error expanding template: …>} with
   * the message that Prometheus has for it.
   */
  public String expand(AlertData data) {
    if (failure != null) {
      return error("parsing", String.valueOf(failure.getMessage()));
    }
    if (template == null) {
      return text;
    }
    Functions functions = PrometheusFunctions.of(data.externalUrl(), data.now(), data.query());
    try {
      return template.expand(data.asValue(), functions, Options.TEXT, Limits.DEFAULTS);
    } catch (TemplateExecutionException e) {
      return error("executing", String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // What answers queries can fail in ways of its own: an alert with a bad text is still one.
      return "<error expanding template: panic expanding template " + name + ": " + e + ">";
    }
  }

  private String error(String doing, String message) {
    return "<error expanding template: error " + doing + " template " + name + ": " + message + ">";
  }
}
