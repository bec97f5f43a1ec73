package io.monitorix.exporter.config.schema;

import static io.monitorix.exporter.config.schema.Forms.bool;
import static io.monitorix.exporter.config.schema.Forms.duration;
import static io.monitorix.exporter.config.schema.Forms.listOf;
import static io.monitorix.exporter.config.schema.Forms.listOfAtLeastOne;
import static io.monitorix.exporter.config.schema.Forms.mapOf;
import static io.monitorix.exporter.config.schema.Forms.number;
import static io.monitorix.exporter.config.schema.Forms.ofTypes;
import static io.monitorix.exporter.config.schema.Forms.oneOf;
import static io.monitorix.exporter.config.schema.Forms.shared;
import static io.monitorix.exporter.config.schema.Forms.text;
import static io.monitorix.exporter.config.schema.Forms.url;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.monitorix.alerts.notify.IntegrationTypes;
import java.time.DayOfWeek;

/** {@code routing}. */
final class RoutingSchema {

  private static final String PAGE = "configuration.md";
  private static final String BEYOND = "beyond-alertmanager.md";

  private RoutingSchema() {}

  static ObjectNode routing() {
    ObjectNode acknowledgement =
        new Section(KeyTable.of(PAGE, "`routing`", "acknowledgement."))
            .key("for", duration(), "1d")
            .build();
    ObjectNode quietStart =
        new Section(KeyTable.mentionedIn(BEYOND))
            .told("Whether what is wrong with a new target is held back.", "enabled", bool(), true)
            .told("How long after it was seen first.", "settle", duration(), "15m")
            .build();
    return new Section(KeyTable.of(PAGE, "`routing`"))
        .key("config_file", text("alertmanager.yml"))
        .key("receivers", mapOf(receiver()))
        .key("locale", oneOf("en", "de"), "en")
        .key("allow_exec", bool(), false)
        .key("allow_link_local", bool(), false)
        .told("Acknowledgements of alerts.", "acknowledgement", acknowledgement)
        .key("maintenance", listOf(maintenance()))
        .key("heartbeats", listOf(heartbeat()))
        .key("reports", listOf(report()))
        .key("quiet_start", quietStart)
        .key("observe", bool(), false)
        .build();
  }

  private static ObjectNode receiver() {
    KeyTable page = KeyTable.mentionedIn(BEYOND);
    ObjectNode step =
        new Section(page)
            .toldMust("How long it has fired by then.", "after", Forms.with(duration(), "15m"))
            .toldMust("The receiver that is told as well.", "to", text("oncall"))
            .build();
    ObjectNode fallback =
        new Section(page)
            .toldMust("The receiver that is told in its place.", "to", text("oncall"))
            .told("How long it must have failed.", "after", duration(), "10m")
            .build();
    ObjectNode quiet =
        new Section(page)
            .toldMust(
                "When: names of the routing file, or what could stand in one.",
                "time_intervals",
                SharedForms.timeIntervals())
            .told("Matchers of what goes out at once.", "except", listOf(matcher()))
            .build();
    ObjectNode rate =
        new Section(page)
            .toldMust(
                "So many notifications.", "notifications", Forms.with(number(1, 1_000_000), 10))
            .told("Within this time.", "per", duration(), "1h")
            .build();
    KeyTable receivers = KeyTable.mentionedIn("receivers.md");
    Section receiver = new Section(page);
    for (String integration : IntegrationTypes.load().keys()) {
      receivers.mustMention(integration);
      receiver.add(
          "Integrations; receivers.md lists their keys.", integration, listOf(ofTypes("object")));
    }
    return receiver
        .told("Who is told as well of what goes on.", "escalate", listOf(step))
        .told("Who is told instead when this receiver cannot be reached.", "fallback", fallback)
        .told("Times at which its notifications are held back.", "quiet_hours", quiet)
        .told("How many notifications it gets before they are held back.", "rate_limit", rate)
        .build();
  }

  private static ObjectNode maintenance() {
    return new Section(KeyTable.mentionedIn(BEYOND))
        .toldMust("Its name; each has its own.", "name", text("backup night"))
        .toldMust("Of which alerts.", "matchers", listOfAtLeastOne(matcher()))
        .told("When it begins, with the offset.", "starts_at", time())
        .told("When it ends.", "ends_at", time())
        .told("When it comes again and again.", "time_intervals", SharedForms.timeIntervals())
        .told("What it is for.", "comment", text("Backups"))
        .oneOf("time_intervals", "starts_at")
        .needs("starts_at", "ends_at")
        .needs("ends_at", "starts_at")
        .build();
  }

  private static ObjectNode heartbeat() {
    KeyTable table = KeyTable.of(BEYOND, "`heartbeats`");
    Section section =
        new Section(table)
            .told("What is asked as long as all is well.", "url", url("https://hc.example/ping"))
            .told("The file that holds it.", "url_file", text("heartbeat-url"))
            .oneOf("url", "url_file")
            .key("name", text("healthchecks"))
            .told("The request's method.", "method", oneOf("GET", "POST", "HEAD"), "GET")
            .told("How often.", "interval", duration(), "1m")
            .key("alertname", text("Watchdog"), "Watchdog")
            .told(
                "The longest that an evaluation may be ago, and a notification may wait.",
                "longest_delay",
                duration(),
                "5m")
            .told("The longest that a request may take.", "timeout", duration(), "10s")
            .told(
                "Which certificates are trusted, and which one is shown.",
                "tls_config",
                shared("tls"));
    return SharedForms.endpoint(section).build();
  }

  private static ObjectNode report() {
    ObjectNode schedule =
        new Section(KeyTable.of(BEYOND, "`reports`", "schedule."))
            .told("Days of the week; each day without it.", "weekdays", listOf(weekday()))
            .told(
                "When, such as 08:00.",
                "time",
                text("08:00", "[0-2][0-9]:[0-5][0-9](:[0-5][0-9](\\.[0-9]+)?)?"),
                "08:00")
            .told(
                "The time zone: Local, UTC, or a place.", "location", text("Europe/Vienna"), "UTC")
            .build();
    return new Section(KeyTable.of(BEYOND, "`reports`"))
        .toldMust(
            "Its name: letters, digits, _ and -.", "name", text("weekly", "[A-Za-z0-9_-]{1,60}"))
        .toldMust("The receiver that gets it.", "receiver", text("team"))
        .told("When it is sent; on Mondays at 08:00 UTC without it.", "schedule", schedule)
        .told("Of how long it tells; at most 30d.", "period", duration(), "7d")
        .told("Its language; that of routing without it.", "locale", oneOf("en", "de"))
        .build();
  }

  static ObjectNode weekday() {
    StringBuilder pattern = new StringBuilder();
    for (DayOfWeek day : DayOfWeek.values()) {
      pattern.append(pattern.isEmpty() ? "" : "|");
      day.name()
          .chars()
          .forEach(
              c ->
                  pattern
                      .append('[')
                      .append((char) c)
                      .append(Character.toLowerCase((char) c))
                      .append(']'));
    }
    return text("monday", pattern.toString());
  }

  private static ObjectNode matcher() {
    return text("severity=\"info\"");
  }

  private static ObjectNode time() {
    return text("2030-03-07T22:00:00+01:00");
  }
}
