package io.monitorix.exporter.config;

import io.monitorix.alerts.routing.RoutingPolicy;
import io.monitorix.alerts.routing.fallback.Fallback;
import io.monitorix.alerts.routing.hold.HoldPolicy;
import io.monitorix.alerts.routing.route.Escalation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the keys of {@code routing} that say what Alertmanager's file has no place for. */
final class PolicySection {

  /** Beside those of receivers. */
  static final List<String> KEYS =
      List.of("maintenance", "heartbeats", "reports", "observe", "quiet_start");

  private static final List<String> QUIET_START_KEYS = List.of("enabled", "settle");
  private static final Duration SETTLE = Duration.ofMinutes(15);

  private final PolicyNames names = new PolicyNames();
  private final Map<String, List<Escalation>> escalations = new LinkedHashMap<>();
  private final Map<String, HoldPolicy> holds = new LinkedHashMap<>();
  private final Map<String, Fallback> fallbacks = new LinkedHashMap<>();

  private final Locale locale;

  /**
   * Reads them.
   *
   * @param locale whose language reports are in that say nothing else
   */
  PolicySection(Locale locale) {
    this.locale = locale;
  }

  /** What they say; without what is wrong. */
  PolicySettings read(YamlMapping routing) {
    receivers(routing.get("receivers"));
    YamlValue observe = routing.get("observe");
    RoutingPolicy policy =
        RoutingPolicy.NONE
            .withEscalations(escalations)
            .withHolds(holds)
            .withFallbacks(fallbacks)
            .withMaintenance(new MaintenanceSection(names).read(routing.get("maintenance")))
            .withQuietStart(quietStart(routing.get("quiet_start")))
            .observing(observe != null && Boolean.TRUE.equals(observe.bool()));
    List<HeartbeatConfig> heartbeats = HeartbeatSection.read(routing.get("heartbeats"));
    List<ReportConfig> reports = new ReportSection(names, locale).read(routing.get("reports"));
    return new PolicySettings(policy, heartbeats, reports, names.receivers(), names.intervals());
  }

  private void receivers(@Nullable YamlValue section) {
    YamlMapping receivers = section == null ? null : section.mapping();
    if (receivers == null) {
      return;
    }
    for (String name : receivers.keys()) {
      YamlValue receiver = receivers.get(name);
      YamlMapping keys = receiver == null ? null : receiver.mapping();
      if (keys != null) {
        ReceiverPolicySection reader = new ReceiverPolicySection(name, names);
        List<Escalation> steps = reader.escalations(keys);
        if (!steps.isEmpty()) {
          escalations.put(name, steps);
        }
        reader.hold(keys).ifPresent(hold -> holds.put(name, hold));
        reader.fallback(keys.get("fallback")).ifPresent(other -> fallbacks.put(name, other));
      }
    }
  }

  private static Optional<Duration> quietStart(@Nullable YamlValue section) {
    YamlMapping keys = section == null ? null : section.mapping(QUIET_START_KEYS);
    YamlValue enabled = keys == null ? null : keys.get("enabled");
    YamlValue settle = keys == null ? null : keys.get("settle");
    Duration time = settle == null ? SETTLE : ReceiverPolicySection.duration(settle);
    return enabled != null && !Boolean.TRUE.equals(enabled.bool())
        ? Optional.empty()
        : Optional.ofNullable(time);
  }
}
