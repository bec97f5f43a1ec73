package io.monitorix.alerts.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.report.Incident;
import io.monitorix.alerts.report.Incidents;
import io.monitorix.alerts.store.database.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncidentsTest {

  private static final String RULES =
      """
      groups:
      - name: g
        interval: 10s
        rules:
        - {alert: Down, expr: down, labels: {severity: critical}}
        - {alert: Full, expr: full, labels: {severity: warning}}
        - {alert: Always, expr: always, labels: {severity: info}}
      """;

  @TempDir private Path directory;

  @Test
  void incidentsOfAPeriodAreFoundInTheHistory() {
    try (Watched watched = new Watched(new Database.Sqlite(directory))) {
      watched.load(RULES);
      watched.put("always", 1);
      watched.put("down", 1, "id", "before");
      watched.put("full", 1, "id", "open since before");
      watched.run(Duration.ofMinutes(10));
      Instant from = watched.now;
      watched.run(Duration.ofMinutes(5));
      watched.take("down", 0);
      watched.run(Duration.ofMinutes(5));
      for (int i = 0; i < 2; i++) {
        watched.put("down", 1, "id", "twice");
        watched.run(Duration.ofMinutes(1));
        watched.take("down", 0);
        watched.run(Duration.ofMinutes(1));
      }
      watched.put("down", 1, "id", "open");
      watched.run(Duration.ofMinutes(1));

      Incidents incidents = Incidents.read(watched.store, from, watched.now);

      assertThat(incidents.bySeverity()).isEqualTo(Map.of("critical", 4L, "warning", 1L));
      assertThat(incidents.mostFrequent().get(0)).isEqualTo(Map.entry("Down", 4L));
      assertThat(incidents.open())
          .extracting(incident -> incident.labels().get("id"))
          .containsExactlyInAnyOrder("open", "open since before");
      assertThat(incidents.longest().map(incident -> incident.labels().get("id")))
          .contains("open since before");
      assertThat(incidents.all())
          .filteredOn(incident -> incident.labels().get("id").equals("before"))
          .singleElement()
          .satisfies(
              incident -> {
                assertThat(incident.startsAt()).isEqualTo(from);
                assertThat(incident.lasted(watched.now))
                    .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(5).plusSeconds(20));
              });
      assertThat(incidents.all())
          .filteredOn(incident -> incident.labels().get("id").equals("twice"))
          .extracting(Incident::endsAt)
          .allSatisfy(end -> assertThat(end).isPresent())
          .hasSize(2);
    }
  }
}
