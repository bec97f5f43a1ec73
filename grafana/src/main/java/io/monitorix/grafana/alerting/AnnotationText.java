package io.monitorix.grafana.alerting;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Templates of Prometheus as Grafana understands them. Labels and the functions that format numbers
 * have the same names in both; {@code $value} is the number in Prometheus, and a text of all values
 * in Grafana, where the number is {@code $values.A.Value}.
 */
final class AnnotationText {

  private static final Pattern VALUE = Pattern.compile("\\$value\\b");
  private static final Pattern ACTION = Pattern.compile("\\{\\{.*?\\}\\}", Pattern.DOTALL);

  private AnnotationText() {}

  /** The template, with Grafana's number in the place of Prometheus's. */
  static String of(String template) {
    String number = Matcher.quoteReplacement("$values.A.Value");
    return ACTION
        .matcher(template)
        .replaceAll(
            action -> Matcher.quoteReplacement(VALUE.matcher(action.group()).replaceAll(number)));
  }
}
