package io.monitorix.spring.health;

import io.monitorix.exporter.embedded.AlertEngine;
import io.monitorix.exporter.embedded.AlertEngineStatus;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down if a notification has been trying to go out for five minutes. */
public final class QueueHealth implements HealthIndicator {

  private static final Duration TOO_LONG = Duration.ofMinutes(5);

  private final AlertEngine engine;

  /** Of this engine. */
  public QueueHealth(AlertEngine engine) {
    this.engine = engine;
  }

  @Override
  public Health health() {
    AlertEngineStatus status = engine.status();
    Health.Builder health =
        status.oldestPending().compareTo(TOO_LONG) < 0 ? Health.up() : Health.down();
    return health
        .withDetail("pending", status.pending())
        .withDetail("held", status.held())
        .withDetail("dead", status.dead())
        .withDetail("oldestPendingSeconds", status.oldestPending().toSeconds())
        .build();
  }
}
