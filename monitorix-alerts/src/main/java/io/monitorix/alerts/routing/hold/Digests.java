package io.monitorix.alerts.routing.hold;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.dispatch.Flush;
import io.monitorix.alerts.routing.dispatch.Integration;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes one notification of all that was held back. */
final class Digests {

  private static final Duration PATIENCE = Duration.ofDays(1);

  private final Function<Fingerprint, Optional<Alert>> known;

  /** What is known of alerts now. */
  Digests(Function<Fingerprint, Optional<Alert>> known) {
    this.known = known;
  }

  /** Of one integration: what came and went, and what still fires. */
  Flush of(Integration integration, List<Held> held, Instant now) {
    List<Alert> alerts =
        held.stream()
            .map(each -> current(each.alert()).asOf(now))
            .sorted(
                Comparator.comparing((Alert alert) -> alert.isResolved(now))
                    .thenComparing(Alert::startsAt)
                    .thenComparing(Alert::labels))
            .toList();
    return new Flush(
        integration,
        "{}/digest:{integration=" + Names.quote(integration.key()) + "}",
        Labels.of("digest", held.get(0).reason()),
        alerts,
        Flush.Cause.FIRST,
        now,
        PATIENCE,
        now.plus(PATIENCE),
        1,
        Optional.empty());
  }

  /** One that is not known any more is as it was: after a restart, rules have yet to bring it. */
  private Alert current(Alert held) {
    return known
        .apply(held.fingerprint())
        .filter(alert -> !alert.updatedAt().isBefore(held.updatedAt()))
        .orElse(held);
  }
}
