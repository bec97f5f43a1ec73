package io.monitorix.spring.endpoint;

import java.time.Instant;

/**
 * A silence.
 *
 * @param id what it is ended by
 * @param matchers of the alerts that it keeps quiet
 * @param startsAt when it begins
 * @param endsAt when it ends
 * @param createdBy who made it
 * @param comment why
 */
public record SilenceView(
    String id,
    String matchers,
    Instant startsAt,
    Instant endsAt,
    String createdBy,
    String comment) {}
