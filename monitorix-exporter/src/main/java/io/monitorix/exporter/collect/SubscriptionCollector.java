package io.monitorix.exporter.collect;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.pve.model.ClusterStatus;
import io.monitorix.client.pve.model.Subscription;
import io.monitorix.exporter.config.CollectorName;
import java.time.LocalDate;
import java.util.List;

/** {@code pve_subscription_…}: the subscription of the node. */
final class SubscriptionCollector implements Collector {

  private static final List<String> STATUSES =
      List.of("new", "notfound", "active", "invalid", "expired", "suspended");

  @Override
  public CollectorName name() {
    return CollectorName.SUBSCRIPTION;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(Source.SUBSCRIPTION, Source.CLUSTER_STATUS);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    Subscription subscription = readings.get(Source.SUBSCRIPTION);
    ClusterStatus status = readings.get(Source.CLUSTER_STATUS);
    if (subscription == null || status == null) {
      return;
    }
    status.localNode().ifPresent(node -> collect("node/" + node.name(), subscription, out));
  }

  private static void collect(String id, Subscription subscription, Emission out) {
    String level = requireNonNullElse(subscription.level(), "unknown");
    out.emit(MetricCatalog.SUBSCRIPTION_INFO, out.labels("id", id, "level", level), 1);
    for (String status : STATUSES) {
      boolean current = status.equals(subscription.status());
      if (current || out.isCompatible()) {
        out.emit(
            MetricCatalog.SUBSCRIPTION_STATUS, out.labels("id", id, "status", status), current);
      }
    }
    LocalDate due = subscription.nextDueDate();
    if (due != null) {
      out.emit(
          MetricCatalog.SUBSCRIPTION_NEXT_DUE_TIMESTAMP_SECONDS,
          out.labels("id", id),
          (double) due.atStartOfDay(out.zone()).toEpochSecond());
    }
  }
}
