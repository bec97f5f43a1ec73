package io.monitorix.alerts.routing.inhibit;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.config.InhibitSpec;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One rule, with the alerts that match its source. They are found by the values of the labels that
 * have to be equal; those that match both sides are apart, because targets that do so, too, must
 * not look at them.
 */
final class InhibitRule {

  private record Sources(Map<Fingerprint, Alert> oneSided, Map<Fingerprint, Alert> twoSided) {

    Sources() {
      this(new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    boolean isEmpty() {
      return oneSided.isEmpty() && twoSided.isEmpty();
    }
  }

  private final InhibitSpec spec;
  private final Map<List<String>, Sources> sources = new HashMap<>();

  InhibitRule(InhibitSpec spec) {
    this.spec = spec;
  }

  void accept(Alert alert) {
    if (!spec.source().matches(alert.labels())) {
      return;
    }
    Sources same = sources.computeIfAbsent(equal(alert.labels()), key -> new Sources());
    boolean twoSided = spec.target().matches(alert.labels());
    (twoSided ? same.twoSided() : same.oneSided()).put(alert.fingerprint(), alert);
  }

  Optional<Fingerprint> inhibiting(Labels labels, Instant now) {
    if (sources.isEmpty() || !spec.target().matches(labels)) {
      return Optional.empty();
    }
    Sources same = sources.get(equal(labels));
    if (same == null) {
      return Optional.empty();
    }
    Optional<Fingerprint> found = firing(same.oneSided(), now);
    return found.isPresent() || same.twoSided().isEmpty() || spec.source().matches(labels)
        ? found
        : firing(same.twoSided(), now);
  }

  void forgetResolved(Instant now) {
    sources
        .values()
        .removeIf(
            same -> {
              same.oneSided().values().removeIf(alert -> alert.isResolved(now));
              same.twoSided().values().removeIf(alert -> alert.isResolved(now));
              return same.isEmpty();
            });
  }

  private static Optional<Fingerprint> firing(Map<Fingerprint, Alert> alerts, Instant now) {
    for (Alert alert : alerts.values()) {
      if (!alert.isResolved(now)) {
        return Optional.of(alert.fingerprint());
      }
    }
    return Optional.empty();
  }

  private List<String> equal(Labels labels) {
    return spec.equal().stream().map(labels::get).toList();
  }
}
