package io.monitorix.alerts.routing.config;

import io.monitorix.alerts.routing.interval.TimeIntervals;
import io.monitorix.alerts.routing.interval.TimeSpec;
import io.monitorix.alerts.yaml.FileException;
import io.monitorix.alerts.yaml.Problems;
import io.monitorix.alerts.yaml.YamlFile;
import io.monitorix.alerts.yaml.YamlValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An alertmanager.yml that is in order.
 *
 * @param file as it was named
 * @param templates patterns of file names, as they stand there
 * @param problems place for what is found wrong with the receivers when they are read
 */
public record RoutingConfig(
    String file,
    GlobalSpec global,
    RouteSpec route,
    List<ReceiverSpec> receivers,
    List<InhibitSpec> inhibitRules,
    TimeIntervals timeIntervals,
    List<String> templates,
    Problems problems) {

  /** The keys under which Alertmanager 0.28 lists the integrations of a receiver. */
  public static final Set<String> ALERTMANAGER_INTEGRATIONS =
      Set.of(
          "discord_configs",
          "email_configs",
          "jira_configs",
          "msteams_configs",
          "msteamsv2_configs",
          "opsgenie_configs",
          "pagerduty_configs",
          "pushover_configs",
          "rocketchat_configs",
          "slack_configs",
          "sns_configs",
          "telegram_configs",
          "victorops_configs",
          "webex_configs",
          "webhook_configs",
          "wechat_configs");

  public RoutingConfig {
    receivers = List.copyOf(receivers);
    inhibitRules = List.copyOf(inhibitRules);
    templates = List.copyOf(templates);
  }

  /**
   * Reads a file.
   *
   * @param integrations the keys that a receiver may have beside its name
   * @throws FileException with all that is wrong with it
   */
  public static RoutingConfig read(Path file, Set<String> integrations) {
    Problems problems = new Problems(file.toString());
    return new ConfigReader(problems, integrations).read(YamlFile.read(file, problems));
  }

  /**
   * Reads a text.
   *
   * @param name what it is called in messages
   * @param integrations the keys that a receiver may have beside its name
   * @throws FileException with all that is wrong with it
   */
  public static RoutingConfig parse(String name, String text, Set<String> integrations) {
    Problems problems = new Problems(name);
    return new ConfigReader(problems, integrations).read(YamlFile.parse(text, problems));
  }

  /** Reads one element of {@code time_intervals} that stands in another file. */
  public static TimeSpec timeInterval(YamlValue value) {
    return IntervalReader.read(value);
  }

  /**
   * The same, with more integrations of a receiver, which another file has: behind those that it
   * has already.
   *
   * @param receiver its name; nothing changes if there is no such receiver
   * @param more lists of integrations by their keys, such as {@code ntfy_configs}
   * @param integrations the keys that count
   */
  public RoutingConfig with(String receiver, YamlValue more, Set<String> integrations) {
    return new RoutingConfig(
        file,
        global,
        route,
        receivers.stream()
            .map(each -> each.name().equals(receiver) ? extended(each, more, integrations) : each)
            .toList(),
        inhibitRules,
        timeIntervals,
        templates,
        problems);
  }

  private static ReceiverSpec extended(
      ReceiverSpec receiver, YamlValue more, Set<String> integrations) {
    List<IntegrationSpec> all = new ArrayList<>(receiver.integrations());
    all.addAll(ConfigReader.integrations(more.mapping(), integrations, receiver.integrations()));
    return new ReceiverSpec(receiver.name(), all);
  }
}
