package io.monitorix.alerts.rules;

import io.monitorix.alerts.promql.ast.FloatText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Knows {@code {{ $labels.name }}}, {@code {{ $externalLabels.name }}} and {@code {{ $value }}},
 * and no other templates: for embedders that need no more.
 */
public final class PlainTemplates implements Templates {

  private static final Pattern ACTION = Pattern.compile("\\{\\{-?\\s*(.*?)\\s*-?\\}\\}");
  private static final Pattern LABEL = Pattern.compile("\\$(labels|externalLabels)\\.(\\w+)");

  @Override
  public Template read(String alert, String text) {
    return data -> expand(text, data);
  }

  private static String expand(String text, Data data) {
    Matcher action = ACTION.matcher(text);
    StringBuilder expanded = new StringBuilder();
    while (action.find()) {
      String value = value(action.group(1), data);
      if (value == null) {
        return "<error expanding template: cannot expand " + action.group() + ">";
      }
      action.appendReplacement(expanded, Matcher.quoteReplacement(value));
    }
    return action.appendTail(expanded).toString();
  }

  private static @Nullable String value(String action, Data data) {
    if (action.equals("$value")) {
      return FloatText.general(data.value());
    }
    Matcher label = LABEL.matcher(action);
    if (!label.matches()) {
      return null;
    }
    return (label.group(1).equals("labels") ? data.labels() : data.externalLabels())
        .get(label.group(2));
  }
}
