package io.monitorix.alerts.routing.config;

import java.util.List;

/** A receiver, as the file has it: a name, and the ways in which it is told. */
public record ReceiverSpec(String name, List<IntegrationSpec> integrations) {

  public ReceiverSpec {
    integrations = List.copyOf(integrations);
  }
}
