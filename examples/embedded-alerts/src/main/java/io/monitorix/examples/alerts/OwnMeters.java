package io.monitorix.examples.alerts;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.Engine;
import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.series.ScrapeTarget;
import io.monitorix.alerts.series.SeriesStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Answers PromQL from the meters of the application it is in. */
final class OwnMeters {

  private final PrometheusMeterRegistry meters;
  private final InstantSource clock;
  private final ScrapeTarget self;
  private final Engine engine;

  OwnMeters(PrometheusMeterRegistry meters, SeriesStore store, InstantSource clock) {
    this.meters = meters;
    this.clock = clock;
    this.self = store.target(Labels.of("job", "shop", "instance", "this"));
    this.engine = new Engine(store);
  }

  /** To be called every few seconds: gives each meter a sample of now. */
  void scrape() {
    self.scraped(clock.instant(), Duration.ZERO, meters.getPrometheusRegistry().scrape());
  }

  /** What a query gives now. */
  Value ask(String query) {
    Instant now = clock.instant();
    return engine.instant(PromQl.parse(query), now).value();
  }
}
