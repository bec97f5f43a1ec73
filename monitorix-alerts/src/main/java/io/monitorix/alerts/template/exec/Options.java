package io.monitorix.alerts.template.exec;

/**
 * How a run differs from Go's plain one.
 *
 * @param zeroForMissing whether an entry that a map does not have is the zero of its type, an empty
 *     text say, rather than {@code <no value>}
 * @param escapesHtml whether what actions print is escaped for HTML
 */
public record Options(boolean zeroForMissing, boolean escapesHtml) {

  /** As Go has it by itself. */
  public static final Options PLAIN = new Options(false, false);

  /** As Prometheus and Alertmanager have it. */
  public static final Options TEXT = new Options(true, false);

  /** As Alertmanager has it, with values escaped. */
  public static final Options HTML = new Options(true, true);
}
