package io.monitorix.exporter.config;

import io.monitorix.alerts.notify.IntegrationTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Reads {@code routing.receivers}: what receivers of the routing file have besides. */
final class ReceiversSection {

  private final List<String> integrations = List.copyOf(IntegrationTypes.load().keys());

  /** What the section says, in its order. */
  List<ReceiverSettings> read(@Nullable YamlValue section) {
    YamlMapping receivers = section == null ? null : section.mapping();
    if (receivers == null) {
      return List.of();
    }
    List<ReceiverSettings> read = new ArrayList<>();
    for (String name : receivers.keys()) {
      YamlValue receiver = receivers.get(name);
      YamlMapping keys = receiver == null ? null : receiver.mapping(known());
      if (keys != null) {
        read.add(new ReceiverSettings(name, receivers.place(name), integrations(keys)));
      }
    }
    return read;
  }

  /** Each kind of setting that a receiver may have adds its keys here. */
  private List<String> known() {
    return Stream.concat(integrations.stream(), ReceiverPolicySection.KEYS.stream()).toList();
  }

  private OwnIntegrations integrations(YamlMapping receiver) {
    List<NodeTuple> lists = new ArrayList<>();
    for (String key : receiver.keys()) {
      if (integrations.contains(key)) {
        lists.add(receiver.expanded(key));
      }
    }
    return new OwnIntegrations(receiver.file(), lists);
  }
}
