package io.monitorix.spring.health;

import io.monitorix.exporter.embedded.AlertEngine;
import io.monitorix.exporter.embedded.AlertEngineStatus;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down if the engine does not run, or the database of alerts cannot be used. */
public final class EngineHealth implements HealthIndicator {

  private final AlertEngine engine;

  /** Of this one. */
  public EngineHealth(AlertEngine engine) {
    this.engine = engine;
  }

  @Override
  public Health health() {
    AlertEngineStatus status = engine.status();
    Health.Builder health =
        status.running() && status.fault().isEmpty() ? Health.up() : Health.down();
    status.fault().ifPresent(fault -> health.withDetail("fault", fault));
    return health
        .withDetail("running", status.running())
        .withDetail("leads", status.leads())
        .withDetail("rules", status.rules())
        .withDetail("failingRules", status.failingRules())
        .build();
  }
}
