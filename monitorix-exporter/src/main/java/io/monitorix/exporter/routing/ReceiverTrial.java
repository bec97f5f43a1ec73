package io.monitorix.exporter.routing;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.dispatch.Flush;
import io.monitorix.alerts.routing.dispatch.Integration;
import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.exporter.config.RoutingSettings;
import io.monitorix.exporter.language.TextBundle;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sends samples to receivers as the exporter would tell them of an alert. For one thread. */
public final class ReceiverTrial implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final LoadedRouting loaded;
  private final Locale locale;
  private final InstantSource clock;

  /** What came of a sample. */
  public record Attempt(Notifier.HandOver outcome, Duration took) {}

  private ReceiverTrial(LoadedRouting loaded, Locale locale, InstantSource clock) {
    this.loaded = loaded;
    this.locale = locale;
    this.clock = clock;
  }

  /**
   * Of the receivers of a configuration.
   *
   * @param externalUrl what samples link to. The link to silence them allows nothing
   * @throws io.monitorix.alerts.yaml.FileException with all that is wrong with the files
   */
  public static ReceiverTrial of(
      RoutingSettings settings, String externalUrl, InstantSource clock) {
    NotifyReceivers receivers =
        new NotifyReceivers(
            externalUrl,
            clock,
            (url, labels) -> url + "/silence",
            new NotificationMetrics(new PrometheusRegistry()));
    return new ReceiverTrial(LoadedRouting.read(settings, receivers), settings.locale(), clock);
  }

  /** The names of all receivers. */
  public List<String> receivers() {
    return List.copyOf(loaded.receivers().integrations().keySet());
  }

  /** Those of a receiver. */
  public List<Integration> integrations(String receiver) {
    return loaded.receivers().integrations().getOrDefault(receiver, List.of());
  }

  /**
   * Sends a sample, once, and waits for the answer.
   *
   * @param resolved whether it tells that all is well again
   */
  public Attempt send(Integration integration, boolean resolved) {
    Instant begun = clock.instant();
    Notifier.HandOver outcome =
        loaded.receivers().notifier().notify(sample(integration, resolved, locale, begun));
    return new Attempt(outcome, Duration.between(begun, clock.instant()));
  }

  /**
   * A sample, as it is sent.
   *
   * @param resolved whether it tells that all is well again
   */
  public static Flush sample(
      Integration integration, boolean resolved, Locale locale, Instant now) {
    Labels labels = Labels.of("alertname", "MonitorixTest", "severity", "info");
    TextBundle texts = TextBundle.read("io.monitorix.exporter.routing.trial", locale);
    Labels annotations =
        Labels.of("summary", texts.say("summary"), "description", texts.say("description"));
    Alert alert =
        new Alert(
            Fingerprint.of(labels),
            labels,
            annotations,
            now.minus(PATIENCE),
            resolved ? now : null,
            "",
            now,
            false);
    return new Flush(
        integration,
        "{}:{alertname=\"MonitorixTest\"}",
        Labels.of("alertname", "MonitorixTest"),
        List.of(alert),
        resolved ? Flush.Cause.ALL_RESOLVED : Flush.Cause.FIRST,
        now,
        Duration.ofHours(4),
        now.plus(PATIENCE),
        1,
        Optional.empty());
  }

  @Override
  public void close() {
    RoutingKeeper.end(loaded);
  }
}
