package io.monitorix.alerts.scrape;

import io.monitorix.alerts.labels.Labels;
import java.time.Instant;
import java.util.List;

/**
 * Series of a target that is gone, which end unless another target goes on with them.
 *
 * @param due when that is decided
 * @param time of the markers of staleness, in milliseconds since 1970
 */
record Ending(Instant due, long time, List<Labels> series) {}
