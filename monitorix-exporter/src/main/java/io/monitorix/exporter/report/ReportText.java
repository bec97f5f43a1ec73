package io.monitorix.exporter.report;

import io.monitorix.alerts.report.Incident;
import io.monitorix.alerts.report.Incidents;
import io.monitorix.exporter.language.TextBundle;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in one language what a report has found. */
final class ReportText {

  private static final int MOST = 10;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final long DAY = 86_400;

  private final TextBundle texts;
  private final ZoneId location;

  ReportText(Locale locale, ZoneId location) {
    this.texts = TextBundle.read("io.monitorix.exporter.report.report", locale);
    this.location = location;
  }

  /** One line. */
  String title(String name, Optional<Incidents> incidents) {
    return incidents
        .map(all -> texts.say("title.incidents", name, all.all().size(), all.open().size()))
        .orElseGet(() -> texts.say("title", name));
  }

  /** All of it, in lines. */
  String body(Optional<Incidents> incidents, Optional<Facts> facts) {
    List<String> lines = new ArrayList<>();
    incidents.ifPresentOrElse(
        all -> incidents(all, lines), () -> lines.add(texts.say("incidents.unknown")));
    facts.ifPresentOrElse(all -> facts(all, lines), () -> lines.add(texts.say("facts.unknown")));
    return String.join("\n", lines);
  }

  private void incidents(Incidents all, List<String> lines) {
    String counts =
        all.bySeverity().entrySet().stream()
            .map(each -> severity(each.getKey()) + " " + each.getValue())
            .collect(Collectors.joining(", "));
    lines.add(
        texts.say(
            "incidents",
            time(all.from()),
            counts.isEmpty() ? texts.say("incidents.none") : counts));
    all.longest()
        .ifPresent(
            longest ->
                lines.add(
                    texts.say("longest", named(longest), duration(longest.lasted(all.to())))));
    all.mostFrequent().stream()
        .findFirst()
        .ifPresent(most -> lines.add(texts.say("most.frequent", most.getKey(), most.getValue())));
    list(
        "open",
        all.open().stream()
            .map(open -> texts.say("open.since", named(open), time(open.startsAt())))
            .toList(),
        lines);
  }

  private void facts(Facts facts, List<String> lines) {
    list(
        "fullest",
        facts.fullest().stream()
            .map(
                storage ->
                    storage.subject()
                        + " "
                        + Math.round(storage.value() * 100)
                        + " %"
                        + facts.daysLeft(storage).map(days -> ", " + full(days)).orElse(""))
            .toList(),
        lines);
    lines.add(texts.say("not.backed.up", notBackedUp(facts)));
    list(
        "oldest",
        facts.oldestBackups().stream()
            .map(
                guest ->
                    guest.subject() + " " + duration(Duration.ofSeconds(Math.round(guest.value()))))
            .toList(),
        lines);
  }

  private String notBackedUp(Facts facts) {
    if (!facts.backupsKnown()) {
      return texts.say("not.backed.up.unknown");
    }
    return facts.notBackedUp().isEmpty()
        ? texts.say("not.backed.up.none")
        : joined(facts.notBackedUp().stream().map(Finding::subject).toList());
  }

  private String full(double days) {
    return texts.say("full", Math.round(days));
  }

  private void list(String key, List<String> elements, List<String> lines) {
    if (!elements.isEmpty()) {
      lines.add(texts.say(key, joined(elements)));
    }
  }

  private String joined(List<String> elements) {
    String first = elements.stream().limit(MOST).collect(Collectors.joining(", "));
    int more = elements.size() - MOST;
    return more > 0 ? texts.say("more", first, more) : first;
  }

  private String severity(String severity) {
    return severity.isEmpty() ? texts.say("severity.none") : severity;
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
