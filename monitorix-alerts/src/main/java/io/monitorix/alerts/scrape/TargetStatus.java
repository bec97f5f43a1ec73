package io.monitorix.alerts.scrape;

import io.monitorix.alerts.scrape.labelled.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a target is.
 *
 * @param target itself
 * @param job {@code job_name} of what scrapes it
 * @param health at the last scrape
 * @param lastError why that failed; empty where it did not
 * @param lastScrape when it was; null before the first
 * @param lastDuration how long it took
 * @param families what the last good scrape said of its metrics
 */
public record TargetStatus(
    Target target,
    String job,
    Health health,
    String lastError,
    @Nullable Instant lastScrape,
    Duration lastDuration,
    List<Family> families) {}
