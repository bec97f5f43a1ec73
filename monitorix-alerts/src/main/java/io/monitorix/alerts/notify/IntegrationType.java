package io.monitorix.alerts.notify;

import io.monitorix.alerts.yaml.YamlValue;

/**
 * A kind of integration. Found by {@link java.util.ServiceLoader}: an implementation has a public
 * constructor without parameters, and no state.
 */
public interface IntegrationType {

  /** The key of its list in a receiver, such as {@code slack_configs}. */
  String key();

  /**
   * Reads one element of that list. What is wrong with it is reported as problems of its file; then
   * the result sends nothing, and is there to be closed.
   *
   * @param config the element
   * @param context what it shares with others
   */
  Integration read(YamlValue config, ReceiverContext context);
}
