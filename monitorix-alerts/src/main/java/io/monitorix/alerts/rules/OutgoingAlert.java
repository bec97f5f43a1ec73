package io.monitorix.alerts.rules;

import io.monitorix.alerts.labels.Labels;
import java.time.Instant;
import java.util.Map;

/**
 * An alert as it is handed out.
 *
 * @param labels with the external ones that it has no labels of its own for
 * @param startsAt since when it fires
 * @param endsAt when it was resolved; for a firing one, until when it counts unless it is sent
 *     again
 * @param resolved whether it is over
 * @param generatorUrl where its expression can be looked at
 */
public record OutgoingAlert(
    Labels labels,
    Map<String, String> annotations,
    Instant startsAt,
    Instant endsAt,
    boolean resolved,
    String generatorUrl) {}
