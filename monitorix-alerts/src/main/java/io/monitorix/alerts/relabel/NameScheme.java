package io.monitorix.alerts.relabel;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What counts as the name of a label; Prometheus's {@code metric_name_validation_scheme}. */
public enum NameScheme {
  /** Letters, digits and underscores of ASCII; not a digit first. */
  LEGACY {
    @Override
    public boolean isLabelName(String name) {
      return LEGACY_NAME.matcher(name).matches();
    }

    @Override
    boolean isLabelTemplate(String template) {
      return LEGACY_TEMPLATE.matcher(template).matches();
    }
  },

  /** Any text but the empty one: the default of Prometheus 3. */
  UTF8 {
    @Override
    public boolean isLabelName(String name) {
      return !name.isEmpty() && StandardCharsets.UTF_8.newEncoder().canEncode(name);
    }

    @Override
    boolean isLabelTemplate(String template) {
      return isLabelName(template);
    }
  };

  private static final Pattern LEGACY_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  /** Names with references such as {@code $1} and <code>${name}</code> among their characters. */
  private static final Pattern LEGACY_TEMPLATE =
      Pattern.compile("(?:[a-zA-Z_]|\\$\\{\\w+}|\\$\\w)(?:\\w|\\$\\{\\w+}|\\$\\w)*");

  /** Whether a label may have this name. */
  public abstract boolean isLabelName(String name);

  /** Whether this may give the name of a label once its references are replaced. */
  abstract boolean isLabelTemplate(String template);
}
