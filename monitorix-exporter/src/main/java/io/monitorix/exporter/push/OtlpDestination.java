package io.monitorix.exporter.push;

import io.monitorix.alerts.remote.delivery.Outbox;
import io.monitorix.alerts.remote.delivery.OutboxObserver;
import io.monitorix.alerts.remote.delivery.QueueSettings;
import io.monitorix.exporter.config.OtlpConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A receiver of OTLP, such as an OpenTelemetry collector. */
final class OtlpDestination implements Destination {

  private static final QueueSettings QUEUE =
      new QueueSettings(500_000, 5000, Duration.ofMillis(500), Duration.ofSeconds(30));

  private final Map<String, String> attributes;
  private final Outbox outbox;

  OtlpDestination(
      OtlpConfig config,
      String name,
      OutboxObserver observer,
      InstantSource clock,
      RandomGenerator random) {
    this.attributes = config.resourceAttributes();
    this.outbox =
        Outbox.start(
            name,
            Endpoints.of(config.endpoint()),
            new OtlpProtocol(),
            QUEUE,
            observer,
            clock,
            random);
  }

  @Override
  public void push(Instant at, List<JobMetrics> metrics) {
    for (JobMetrics job : metrics) {
      OtlpRequests requests =
          new OtlpRequests(attributes, job, at, QUEUE.maxSamplesPerSend(), outbox::add);
      job.sets().forEach(requests::add);
      requests.end();
    }
  }

  @Override
  public void close() {
    outbox.close();
  }
}
