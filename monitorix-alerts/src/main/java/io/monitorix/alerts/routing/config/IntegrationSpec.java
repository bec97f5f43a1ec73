package io.monitorix.alerts.routing.config;

import io.monitorix.alerts.yaml.YamlValue;
import java.util.Optional;
import java.util.Set;

/**
 * One way in which a receiver is told, as the file has it.
 *
 * @param key such as {@code webhook_configs}
 * @param index in the list of that key, from 0
 * @param sendResolved as far as it is given
 * @param value unread; it knows its place
 */
public record IntegrationSpec(
    String key, int index, Optional<Boolean> sendResolved, YamlValue value) {

  /** Those that Alertmanager does not tell of resolved alerts unless it is asked to. */
  private static final Set<String> FIRING_ALONE = Set.of("email", "slack", "wechat", "rocketchat");

  private static final String SUFFIX = "_configs";

  /** The kind, such as {@code webhook}. */
  public String type() {
    return key.endsWith(SUFFIX) ? key.substring(0, key.length() - SUFFIX.length()) : key;
  }

  /** Whether it is told of resolved alerts: as given, or Alertmanager's default for the kind. */
  public boolean tellsResolved() {
    return sendResolved.orElse(!FIRING_ALONE.contains(type()));
  }

  /** Without the value, which may hold secrets. */
  @Override
  public String toString() {
    return key + "[" + index + "]";
  }
}
