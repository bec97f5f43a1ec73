package io.monitorix.exporter.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.report.Incident;
import io.monitorix.alerts.report.Incidents;
import io.monitorix.alerts.report.ReportSchedule;
import io.monitorix.exporter.config.ReportConfig;
import io.monitorix.exporter.fixture.RoutingServer;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {

  private static final String ROUTES =
      """
      route: {receiver: mail}
      receivers:
      - name: mail
        webhook_configs: [{url: "http://hook.example"}, {url: "http://other.example"}]
      """;

  private static final Instant NOW = Instant.parse("2026-03-02T07:00:00Z");

  @TempDir private Path folder;
  private RoutingServer server;

  @BeforeEach
  void start() {
    server = new RoutingServer(folder, ROUTES);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static ReportConfig daily() {
    return new ReportConfig(
        "daily",
        "mail",
        new ReportSchedule(Set.of(), LocalTime.of(8, 0), ZoneOffset.UTC),
        Duration.ofDays(1),
        Locale.ENGLISH);
  }

  private static Incident incident(String name, String severity, String from, String to) {
    return new Incident(
        Labels.of("alertname", name, "severity", severity, "id", "node/pve1"),
        Instant.parse(from),
        to.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(to)));
  }

  private static Incidents incidents() {
    return new Incidents(
        NOW.minus(Duration.ofDays(7)),
        NOW,
        List.of(
            incident("NodeDown", "critical", "2026-03-01T10:00:00Z", "2026-03-01T10:05:00Z"),
            incident("NodeDown", "critical", "2026-02-27T10:00:00Z", "2026-02-28T12:00:00Z"),
            incident("StorageFull", "warning", "2026-03-02T06:30:00Z", "")));
  }

  private static FactQueries facts() {
    return new FactQueries(
        (expr, time) -> {
          String query = expr.toString();
          if (query.contains("deriv")) {
            return List.of(element("storage/pve1/local", 12.4));
          }
          if (query.contains("storage")) {
            return List.of(
                element("storage/pve1/backup", 0.42), element("storage/pve1/local", 0.914));
          }
          return query.contains("not_backed_up")
              ? List.of(element("qemu/100", 1))
              : List.of(element("lxc/200", 777_600));
        });
  }

  private static Value.Element element(String id, double value) {
    return new Value.Element(Labels.of("cluster", "lab", "id", id), 0, value);
  }

  @Test
  void itSaysWhatBecameOfAlertsAndHowStoragesAndBackupsAre() {
    ReportText text = new ReportText(Locale.ENGLISH, ZoneId.of("Europe/Vienna"));

    assertThat(text.title("weekly", Optional.of(incidents())))
        .isEqualTo("Report weekly: 3 incidents, 1 still open");
    assertThat(text.body(Optional.of(incidents()), Optional.of(facts().at(NOW))))
        .isEqualTo(
            """
            Incidents since 2026-02-23 08:00: critical 2, warning 1
            Longest: NodeDown node/pve1, 1 d 2 h
            Most frequent: NodeDown, 2 times
            Still open: StorageFull node/pve1 since 2026-03-02 07:30
            Fullest storages: storage/pve1/local (lab) 91 %, full in 12 days, storage/pve1/backup (lab) 42 %
            Guests without a backup job: qemu/100 (lab)
            Oldest backups: lxc/200 (lab) 9 d 0 h""");
  }

  @Test
  void withoutMetricsNothingIsSaidToBeFine() {
    ReportText text = new ReportText(Locale.ENGLISH, ZoneOffset.UTC);
    Facts nothing = new FactQueries((expr, time) -> List.of()).at(NOW);

    assertThat(text.body(Optional.empty(), Optional.of(nothing)))
        .isEqualTo(
            """
            Incidents: no database keeps them.
            Guests without a backup job: not known""");
  }

  @Test
  void itSaysItInGerman() {
    ReportText text = new ReportText(Locale.GERMAN, ZoneOffset.UTC);

    assertThat(text.title("Woche", Optional.of(incidents())))
        .isEqualTo("Bericht Woche: 3 Störungen, 1 noch offen");
    assertThat(text.body(Optional.of(incidents()), Optional.empty()))
        .contains("Häufigste: NodeDown, 2-mal", "Längste: ", "Noch offen: ")
        .endsWith("Speicher und Sicherungen: keine Zeitreihen werden behalten.");
  }

  @Test
  void itIsSentOnceWhenItIsDueThroughAllIntegrations() {
    server.started();
    try (Reports reports =
        new Reports(server.keeper(), Optional::empty, Optional.empty(), server.clock())) {
      reports.apply(List.of(daily()));
      reports.sendDue();
      assertThat(server.told()).isEmpty();

      server.clock().advance(Duration.ofHours(4));
      reports.sendDue();
      reports.sendDue();

      assertThat(server.told())
          .extracting(flush -> flush.integration().key())
          .containsExactly("mail/webhook[0]", "mail/webhook[1]");
      assertThat(server.told().get(0).alerts().get(0).annotations().get("summary"))
          .isEqualTo("Report daily");
      assertThat(server.told().get(0).alerts().get(0).annotations().get("description"))
          .startsWith("Incidents: no database keeps them.");
    }
  }

  @Test
  void oneThatNobodyTookIsTriedAgain() {
    server.started();
    try (Reports reports =
        new Reports(server.keeper(), Optional::empty, Optional.empty(), server.clock())) {
      reports.apply(List.of(daily()));
      reports.sendDue();
      server.clock().advance(Duration.ofDays(2));
      server.refuse(Duration.ofSeconds(1));
      reports.sendDue();
      reports.sendDue();
      assertThat(server.refused()).isEqualTo(2);

      server.refuse(Duration.ZERO);
      server.clock().advance(Duration.ofMinutes(5));
      reports.sendDue();

      assertThat(server.told()).hasSize(2);
    }
  }

  @Test
  void mondaysAreMondays() {
    assertThat(
            new ReportSchedule(Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), ZoneOffset.UTC)
                .lastDue(NOW))
        .isEqualTo("2026-02-23T08:00:00Z");
  }
}
