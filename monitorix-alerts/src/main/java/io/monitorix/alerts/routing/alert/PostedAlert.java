package io.monitorix.alerts.routing.alert;

import io.monitorix.alerts.labels.Labels;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it comes in.
 *
 * @param startsAt null: now, or when it ends
 * @param endsAt null: it fires until {@code resolve_timeout} has passed without it coming again
 * @param generatorUrl where it comes from; may be empty
 */
public record PostedAlert(
    Labels labels,
    Labels annotations,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    String generatorUrl) {}
