package io.monitorix.exporter.config;

import io.monitorix.alerts.routing.RoutingPolicy;
import io.monitorix.alerts.routing.route.Escalation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the keys of {@code routing} that say what Alertmanager's file has no place for. */
final class PolicySection {

  /** Beside those of receivers. */
  static final List<String> KEYS = List.of("maintenance", "heartbeats");

  private final PolicyNames names = new PolicyNames();

  /** What they say; without what is wrong. */
  PolicySettings read(YamlMapping routing) {
    RoutingPolicy policy =
        RoutingPolicy.NONE
            .withEscalations(escalations(routing.get("receivers")))
            .withMaintenance(new MaintenanceSection(names).read(routing.get("maintenance")));
    List<HeartbeatConfig> heartbeats = HeartbeatSection.read(routing.get("heartbeats"));
    return new PolicySettings(policy, heartbeats, names.receivers(), names.intervals());
  }

  private Map<String, List<Escalation>> escalations(@Nullable YamlValue section) {
    Map<String, List<Escalation>> all = new LinkedHashMap<>();
    YamlMapping receivers = section == null ? null : section.mapping();
    if (receivers == null) {
      return all;
    }
    for (String name : receivers.keys()) {
      YamlValue receiver = receivers.get(name);
      YamlMapping keys = receiver == null ? null : receiver.mapping(ReceiverPolicySection.KEYS);
      if (receiver != null && keys != null) {
        names.receiver(receiver.place(name));
        List<Escalation> steps = new ReceiverPolicySection(name, names).escalations(keys);
        if (!steps.isEmpty()) {
          all.put(name, steps);
        }
      }
    }
    return all;
  }
}
