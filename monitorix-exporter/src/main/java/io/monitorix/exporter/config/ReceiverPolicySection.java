package io.monitorix.exporter.config;

import io.monitorix.alerts.routing.fallback.Fallback;
import io.monitorix.alerts.routing.hold.HoldPolicy;
import io.monitorix.alerts.routing.hold.HoldPolicy.QuietHours;
import io.monitorix.alerts.routing.hold.HoldPolicy.RateLimit;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.alerts.routing.route.Escalation;
import io.monitorix.alerts.routing.silence.MaintenanceWindow.Recurring;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what {@code routing.receivers} has of one receiver that Alertmanager's file cannot say. */
final class ReceiverPolicySection {

  /** All that it reads. */
  static final List<String> KEYS = List.of("escalate", "fallback", "quiet_hours", "rate_limit");

  private static final List<String> STEP_KEYS = List.of("after", "to");
  private static final List<String> QUIET_KEYS = List.of("time_intervals", "except");
  private static final List<String> RATE_KEYS = List.of("notifications", "per");
  private static final Duration FAILING = Duration.ofMinutes(10);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int MOST_NOTIFICATIONS = 1_000_000;
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

  /** When what the receiver is told waits for a digest; empty if it never does. */
  Optional<HoldPolicy> hold(YamlMapping keys) {
    Optional<QuietHours> quiet = quietHours(keys.get("quiet_hours"));
    Optional<RateLimit> rate = rateLimit(keys.get("rate_limit"));
    return quiet.isEmpty() && rate.isEmpty()
        ? Optional.empty()
        : Optional.of(new HoldPolicy(quiet, rate));
  }

  private Optional<QuietHours> quietHours(@Nullable YamlValue section) {
    YamlMapping keys = section == null ? null : section.mapping(QUIET_KEYS);
    YamlValue times = keys == null ? null : keys.require("time_intervals");
    Recurring intervals = times == null ? null : new IntervalSection(names).read(times);
    List<Matchers> except = new ArrayList<>();
    YamlValue list = keys == null ? null : keys.get("except");
    List<YamlValue> elements = list == null ? null : list.list();
    if (elements != null) {
      elements.forEach(each -> AlertMatchers.one(each).ifPresent(except::add));
    }
    return intervals == null
        ? Optional.empty()
        : Optional.of(new QuietHours(intervals.names(), intervals.specs(), except));
  }

  private static Optional<RateLimit> rateLimit(@Nullable YamlValue section) {
    YamlMapping keys = section == null ? null : section.mapping(RATE_KEYS);
    YamlValue most = keys == null ? null : keys.require("notifications");
    Integer notifications = most == null ? null : most.integer(1, MOST_NOTIFICATIONS);
    YamlValue time = keys == null ? null : keys.get("per");
    Duration per = time == null ? HOUR : duration(time);
    return notifications == null || per == null
        ? Optional.empty()
        : Optional.of(new RateLimit(notifications, per));
  }

  /** Who is told what the receiver cannot be told. */
  Optional<Fallback> fallback(@Nullable YamlValue section) {
    YamlMapping keys = section == null ? null : section.mapping(STEP_KEYS);
    YamlValue to = keys == null ? null : keys.require("to");
    String name = names.receiver(to);
    YamlValue time = keys == null ? null : keys.get("after");
    Duration after = time == null ? FAILING : duration(time);
    if (to == null || name == null || after == null) {
      return Optional.empty();
    }
    if (name.equals(receiver)) {
      to.problem("expected another receiver");
      return Optional.empty();
    }
    return Optional.of(new Fallback(name, after));
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
