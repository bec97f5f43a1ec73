package io.monitorix.exporter.collect.pve;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.pve.model.Subscription;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import java.time.LocalDate;
import java.util.List;

/** {@code pve_subscription_…}: the subscription of the node. */
final class SubscriptionCollector implements Collector {

  static final Metric SUBSCRIPTION_INFO =
      Metric.gauge(
          "pve_subscription_info", "Proxmox VE subscription info (1 if present)", "id", "level");

  static final Metric SUBSCRIPTION_STATUS =
      Metric.gauge(
          "pve_subscription_status",
          "Proxmox VE subscription status (1 if matches status)",
          "id",
          "status");

  static final Metric SUBSCRIPTION_NEXT_DUE_TIMESTAMP_SECONDS =
      Metric.gauge(
          "pve_subscription_next_due_timestamp_seconds",
          "Subscription next due date as Unix timestamp",
          "id");

  /** {@code GET /nodes/{node}/subscription}. */
  static final Source<Subscription> SUBSCRIPTION =
      Source.ofNode(
          "nodes/{node}/subscription",
          (reader, node, previous) -> reader.call(reader.pve().node(node.name()).subscription()));

  private static final List<String> STATUSES =
      List.of("new", "notfound", "active", "invalid", "expired", "suspended");

  @Override
  public CollectorName name() {
    return CollectorName.SUBSCRIPTION;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(SUBSCRIPTION);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(SUBSCRIPTION_INFO, SUBSCRIPTION_STATUS, SUBSCRIPTION_NEXT_DUE_TIMESTAMP_SECONDS);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    readings.forEachNode(
        SUBSCRIPTION, (node, subscription) -> collect("node/" + node, subscription, out));
  }

  private static void collect(String id, Subscription subscription, Emission out) {
    String level = requireNonNullElse(subscription.level(), "unknown");
    out.emit(SUBSCRIPTION_INFO, out.labels("id", id, "level", level), 1);
    for (String status : STATUSES) {
      boolean current = status.equals(subscription.status());
      if (current || out.everyState()) {
        out.emit(SUBSCRIPTION_STATUS, out.labels("id", id, "status", status), current);
      }
    }
    LocalDate due = subscription.nextDueDate();
    if (due != null) {
      out.emit(
          SUBSCRIPTION_NEXT_DUE_TIMESTAMP_SECONDS,
          out.labels("id", id),
          (double) due.atStartOfDay(out.zone()).toEpochSecond());
    }
  }
}
