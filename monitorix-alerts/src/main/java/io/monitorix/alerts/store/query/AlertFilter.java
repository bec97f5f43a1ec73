package io.monitorix.alerts.store.query;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.rules.AlertState;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts are asked for: those that match all that is not null.
 *
 * @param alertname the label's value, as the ones below; empty for alerts without the label
 * @param id the label {@code id} of guests, nodes and storages, as {@code qemu/100}
 * @param fingerprint of the alert's own labels
 * @param states any of these; all if empty
 */
public record AlertFilter(
    @Nullable String alertname,
    @Nullable String severity,
    @Nullable String cluster,
    @Nullable String id,
    @Nullable Fingerprint fingerprint,
    Set<AlertState> states) {

  /** All alerts. */
  public static final AlertFilter ALL = new AlertFilter(null, null, null, null, null, Set.of());

  public AlertFilter {
    states = Set.copyOf(states);
  }

  /** The same of one name. */
  public AlertFilter alertname(String value) {
    return new AlertFilter(value, severity, cluster, id, fingerprint, states);
  }

  /** The same of one severity. */
  public AlertFilter severity(String value) {
    return new AlertFilter(alertname, value, cluster, id, fingerprint, states);
  }

  /** The same of one cluster. */
  public AlertFilter cluster(String value) {
    return new AlertFilter(alertname, severity, value, id, fingerprint, states);
  }

  /** The same of one guest, node or storage. */
  public AlertFilter id(String value) {
    return new AlertFilter(alertname, severity, cluster, value, fingerprint, states);
  }

  /** The same of one set of labels. */
  public AlertFilter fingerprint(Fingerprint value) {
    return new AlertFilter(alertname, severity, cluster, id, value, states);
  }

  /** The same in any of these states. */
  public AlertFilter in(AlertState... any) {
    return new AlertFilter(alertname, severity, cluster, id, fingerprint, Set.of(any));
  }

  /** Whether nothing is asked of the labels. */
  public boolean isOfAnyLabels() {
    return alertname == null
        && severity == null
        && cluster == null
        && id == null
        && fingerprint == null;
  }
}
