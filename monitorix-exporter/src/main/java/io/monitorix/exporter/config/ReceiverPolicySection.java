package io.monitorix.exporter.config;

import io.monitorix.alerts.routing.route.Escalation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@code routing.receivers} has of one receiver that Alertmanager's file cannot say. */
final class ReceiverPolicySection {

  /** All that it reads. */
  static final List<String> KEYS = List.of("escalate");

  private static final List<String> STEP_KEYS = List.of("after", "to");
  private static final Duration LONGEST = Duration.ofDays(30);

  private final String receiver;
  private final PolicyNames names;

  ReceiverPolicySection(String receiver, PolicyNames names) {
    this.receiver = receiver;
    this.names = names;
  }

  /** The steps, in the order of their times. */
  List<Escalation> escalations(YamlMapping keys) {
    List<Escalation> steps = new ArrayList<>();
    YamlValue list = keys.get("escalate");
    List<YamlValue> elements = list == null ? null : list.list();
    if (elements == null) {
      return steps;
    }
    for (YamlValue element : elements) {
      YamlMapping step = element.mapping(STEP_KEYS);
      Duration after = step == null ? null : duration(step.require("after"));
      YamlValue to = step == null ? null : step.require("to");
      String name = names.receiver(to);
      if (after == null || to == null || name == null) {
        continue;
      }
      if (name.equals(receiver)) {
        to.problem("this receiver is told already; repeat_interval says when again");
      } else if (steps.stream().anyMatch(other -> other.to().equals(name))) {
        to.problem("there is a step to '" + name + "' already");
      } else {
        steps.add(new Escalation(after, name));
      }
    }
    steps.sort((one, other) -> one.after().compareTo(other.after()));
    return steps;
  }

  static @Nullable Duration duration(@Nullable YamlValue value) {
    return value == null
        ? null
        : value.parse(
            "a duration from 1s to 30d, such as 15m",
            text -> {
              Duration duration = PrometheusDuration.parse(text);
              if (duration.toSeconds() < 1 || duration.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("out of range");
              }
              return duration;
            });
  }
}
