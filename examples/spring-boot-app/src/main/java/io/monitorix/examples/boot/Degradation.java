package io.monitorix.examples.boot;

import io.monitorix.spring.alerts.AlertFiring;
import io.monitorix.spring.alerts.AlertResolved;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Knows what is badly wrong at the moment, from the events of the alert engine. */
@RestController
class Degradation {

  private final Set<String> firing = ConcurrentHashMap.newKeySet();

  @EventListener
  void on(AlertFiring alert) {
    if ("critical".equals(alert.labels().get("severity"))) {
      firing.add(alert.name());
    }
  }

  @EventListener
  void on(AlertResolved alert) {
    firing.remove(alert.name());
  }

  @GetMapping("/degraded")
  Set<String> degraded() {
    return Set.copyOf(firing);
  }
}
