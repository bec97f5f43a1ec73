package io.monitorix.exporter.report;

import io.monitorix.alerts.report.Incident;
import io.monitorix.alerts.report.Incidents;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in one language what a report has found. */
final class ReportText {

  private static final int MOST = 10;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final long DAY = 86_400;

  private final boolean german;
  private final ZoneId location;

  ReportText(Locale locale, ZoneId location) {
    this.german = locale.getLanguage().equals("de");
    this.location = location;
  }

  private String word(String english, String other) {
    return german ? other : english;
  }

  /** One line. */
  String title(String name, Optional<Incidents> incidents) {
    String begin = word("Report ", "Bericht ") + name;
    return incidents
        .map(
            all ->
                begin
                    + ": "
                    + all.all().size()
                    + word(" incidents, ", " Störungen, ")
                    + all.open().size()
                    + word(" still open", " noch offen"))
        .orElse(begin);
  }

  /** All of it, in lines. */
  String body(Optional<Incidents> incidents, Optional<Facts> facts) {
    List<String> lines = new ArrayList<>();
    incidents.ifPresentOrElse(
        all -> incidents(all, lines),
        () ->
            lines.add(
                word(
                    "Incidents: no database keeps them.",
                    "Störungen: keine Datenbank behält sie.")));
    facts.ifPresentOrElse(
        all -> facts(all, lines),
        () ->
            lines.add(
                word(
                    "Storages and backups: no series are kept.",
                    "Speicher und Sicherungen: keine Zeitreihen werden behalten.")));
    return String.join("\n", lines);
  }

  private void incidents(Incidents all, List<String> lines) {
    String counts =
        all.bySeverity().entrySet().stream()
            .map(each -> severity(each.getKey()) + " " + each.getValue())
            .collect(Collectors.joining(", "));
    lines.add(
        word("Incidents since ", "Störungen seit ")
            + time(all.from())
            + ": "
            + (counts.isEmpty() ? word("none", "keine") : counts));
    all.longest()
        .ifPresent(
            longest ->
                lines.add(
                    word("Longest: ", "Längste: ")
                        + named(longest)
                        + ", "
                        + duration(longest.lasted(all.to()))));
    all.mostFrequent().stream()
        .findFirst()
        .ifPresent(most -> lines.add(word("Most frequent: ", "Häufigste: ") + times(most)));
    list(
        word("Still open: ", "Noch offen: "),
        all.open().stream()
            .map(open -> named(open) + word(" since ", " seit ") + time(open.startsAt()))
            .toList(),
        lines);
  }

  private void facts(Facts facts, List<String> lines) {
    list(
        word("Fullest storages: ", "Vollste Speicher: "),
        facts.fullest().stream()
            .map(
                storage ->
                    storage.subject()
                        + " "
                        + Math.round(storage.value() * 100)
                        + " %"
                        + facts.daysLeft(storage).map(this::full).orElse(""))
            .toList(),
        lines);
    lines.add(
        word("Guests without a backup job: ", "Gäste ohne Sicherungsauftrag: ")
            + notBackedUp(facts));
    list(
        word("Oldest backups: ", "Älteste Sicherungen: "),
        facts.oldestBackups().stream()
            .map(
                guest ->
                    guest.subject() + " " + duration(Duration.ofSeconds(Math.round(guest.value()))))
            .toList(),
        lines);
  }

  private String notBackedUp(Facts facts) {
    if (!facts.backupsKnown()) {
      return word("not known", "nicht bekannt");
    }
    return facts.notBackedUp().isEmpty()
        ? word("none", "keine")
        : joined(facts.notBackedUp().stream().map(Finding::subject).toList());
  }

  private String full(double days) {
    long whole = Math.round(days);
    return german ? ", voll in " + whole + " Tagen" : ", full in " + whole + " days";
  }

  private void list(String begin, List<String> elements, List<String> lines) {
    if (!elements.isEmpty()) {
      lines.add(begin + joined(elements));
    }
  }

  private String joined(List<String> elements) {
    String first = elements.stream().limit(MOST).collect(Collectors.joining(", "));
    int more = elements.size() - MOST;
    return more > 0 ? first + word(" and " + more + " more", " und " + more + " weitere") : first;
  }

  private String times(Map.Entry<String, Long> most) {
    return most.getKey() + ", " + most.getValue() + word(" times", "-mal");
  }

  private String severity(String severity) {
    return severity.isEmpty() ? word("without severity", "ohne Schwere") : severity;
  }

  private static String named(Incident incident) {
    String id = incident.labels().get("id");
    return incident.alertname() + (id.isEmpty() ? "" : " " + id);
  }

  private String time(Instant time) {
    return TIME.format(time.atZone(location));
  }

  private static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds >= DAY) {
      return seconds / DAY + " d " + seconds % DAY / 3600 + " h";
    }
    return seconds >= 3600
        ? seconds / 3600 + " h " + seconds % 3600 / 60 + " min"
        : seconds / 60 + " min";
  }
}
