package io.monitorix.exporter.routing;

import io.monitorix.alerts.routing.dispatch.Integration;
import io.monitorix.alerts.routing.dispatch.Notifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The receivers of one routing file, ready to be told.
 *
 * @param integrations of each receiver, by its name; nobody is told for one that has none
 * @param notifier tells them
 * @param end is closed when another file has taken its place, or the process ends
 */
public record Receivers(
    Map<String, List<Integration>> integrations, Notifier notifier, AutoCloseable end) {

  /** Copies the integrations. */
  public Receivers {
    Map<String, List<Integration>> copies = new LinkedHashMap<>();
    integrations.forEach((receiver, list) -> copies.put(receiver, List.copyOf(list)));
    integrations = copies;
  }
}
