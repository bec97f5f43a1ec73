package io.monitorix.alerts.routing.dispatch;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.labels.Utf8Order;
import io.monitorix.alerts.routing.alert.Alert;
import java.util.Comparator;

/** The order of alerts in notifications: by job, by instance, fewer labels first, by labels. */
final class AlertOrder implements Comparator<Alert> {

  static final AlertOrder INSTANCE = new AlertOrder();

  private AlertOrder() {}

  @Override
  public int compare(Alert one, Alert other) {
    int order = byLabel("job", one.labels(), other.labels());
    if (order == 0) {
      order = byLabel("instance", one.labels(), other.labels());
    }
    if (order == 0) {
      order = Integer.compare(one.labels().size(), other.labels().size());
    }
    return order == 0 ? one.labels().compareTo(other.labels()) : order;
  }

  /** Those without the label come last. */
  private static int byLabel(String name, Labels one, Labels other) {
    String first = one.get(name);
    String second = other.get(name);
    if (first.isEmpty() || second.isEmpty()) {
      return Boolean.compare(first.isEmpty(), second.isEmpty());
    }
    return Utf8Order.compare(first, second);
  }
}
