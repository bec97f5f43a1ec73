package io.monitorix.exporter.push;

import io.monitorix.alerts.remote.RemoteWriteSettings;
import io.monitorix.alerts.remote.RemoteWriter;
import io.monitorix.alerts.remote.delivery.OutboxObserver;
import io.monitorix.alerts.remote.delivery.QueueSettings;
import io.monitorix.alerts.rules.Sample;
import io.monitorix.exporter.config.RemoteWriteConfig;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A receiver of remote write. */
final class RemoteWriteDestination implements Destination {

  private final RemoteWriter writer;
  private final RemoteWriteConfig.Sent sent;
  private Set<Labels> known = Set.of();

  RemoteWriteDestination(
      RemoteWriteConfig config,
      OutboxObserver observer,
      InstantSource clock,
      RandomGenerator random) {
    RemoteWriteConfig.Queue queue = config.queue();
    this.sent = config.sent();
    this.writer =
        RemoteWriter.start(
            new RemoteWriteSettings(
                config.name(),
                Endpoints.of(config.endpoint()),
                new QueueSettings(
                    queue.capacity(),
                    queue.maxSamplesPerSend(),
                    queue.minBackoff(),
                    queue.maxBackoff()),
                labels(config),
                config.metadata().send() ? config.metadata().interval() : null),
            observer,
            clock,
            random);
  }

  private static Labels labels(RemoteWriteConfig config) {
    Labels.Builder labels = Labels.builder();
    config.externalLabels().forEach(labels::label);
    return labels.build();
  }

  @Override
  public void push(Instant at, List<JobMetrics> metrics) {
    if (sent == RemoteWriteConfig.Sent.RULES) {
      return;
    }
    Set<Labels> current = new HashSet<>();
    for (JobMetrics job : metrics) {
      current.add(job.labels());
      writer.append(at, job.sets(), job.labels());
    }
    for (Labels source : known) {
      if (!current.contains(source)) {
        writer.append(at, List.of(), source);
      }
    }
    known = current;
  }

  @Override
  public void write(List<Sample> samples) {
    if (sent != RemoteWriteConfig.Sent.METRICS) {
      writer.write(
          to -> samples.forEach(sample -> to.add(sample.labels(), sample.time(), sample.value())));
    }
  }

  @Override
  public void close() {
    writer.close();
  }
}
