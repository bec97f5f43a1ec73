package io.monitorix.exporter.config;

import io.monitorix.alerts.routing.RoutingPolicy;
import java.util.List;

/**
 * What {@code routing} says that Alertmanager's file has no place for.
 *
 * @param policy what routing does of it
 * @param heartbeats what is told that all is well
 * @param reports what is sent by itself
 * @param receivers names of receivers that the routing file has to have
 * @param intervals names of time intervals that it has to have
 */
public record PolicySettings(
    RoutingPolicy policy,
    List<HeartbeatConfig> heartbeats,
    List<ReportConfig> reports,
    List<NamedPlace> receivers,
    List<NamedPlace> intervals) {

  /** Nothing. */
  public static final PolicySettings NONE =
      new PolicySettings(RoutingPolicy.NONE, List.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public PolicySettings {
    heartbeats = List.copyOf(heartbeats);
    reports = List.copyOf(reports);
    receivers = List.copyOf(receivers);
    intervals = List.copyOf(intervals);
  }
}
