package io.monitorix.alerts.remote;

import io.monitorix.alerts.remote.delivery.Endpoint;
import io.monitorix.alerts.remote.delivery.QueueSettings;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One receiver of remote write.
 *
 * @param name in logs and metrics; each receiver has its own
 * @param endpoint where it is
 * @param queue how much waits for it
 * @param externalLabels given to each series that has no label of that name
 * @param describeEvery how often type and help of each metric are sent; null for never
 */
public record RemoteWriteSettings(
    String name,
    Endpoint endpoint,
    QueueSettings queue,
    Labels externalLabels,
    @Nullable Duration describeEvery) {}
