package io.monitorix.spring.health;

import io.monitorix.spring.metrics.ProxmoxCollector;
import io.monitorix.spring.metrics.TargetState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down if a target could not be read at all at its last poll; unknown until each has been polled.
 */
public final class TargetsHealth implements HealthIndicator {

  private final ProxmoxCollector collector;

  /** Of these. */
  public TargetsHealth(ProxmoxCollector collector) {
    this.collector = collector;
  }

  @Override
  public Health health() {
    List<TargetState> states = collector.states();
    Health.Builder health = Health.up();
    if (states.stream().anyMatch(state -> state.up() == null)) {
      health = Health.unknown();
    }
    if (states.stream().anyMatch(state -> Boolean.FALSE.equals(state.up()))) {
      health = Health.down();
    }
    for (TargetState state : states) {
      health.withDetail(state.name(), details(state));
    }
    return health.build();
  }

  private static Map<String, Object> details(TargetState state) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("type", state.type());
    details.put("server", state.server());
    if (state.up() != null) {
      details.put("up", state.up());
    }
    if (state.polledAt() != null) {
      details.put("polledAt", state.polledAt());
    }
    if (state.problem() != null) {
      details.put("problem", state.problem());
    }
    return details;
  }
}
