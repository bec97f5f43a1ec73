package io.monitorix.alerts.store.sql;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.dispatch.Flush;
import io.monitorix.alerts.routing.dispatch.Integration;
import io.monitorix.alerts.routing.dispatch.QueuedNotification;
import io.monitorix.alerts.routing.hold.Held;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The content of a queued notification as JSON: a list of objects of texts. First the flush, then
 * the labels of its group, then of each alert its times, its labels and its annotations. Times keep
 * all their digits: the idempotency key has them.
 */
final class NotificationJson {

  private static final JsonAdapter<List<Map<String, String>>> JSON =
      new Moshi.Builder()
          .build()
          .adapter(
              Types.newParameterizedType(
                  List.class, Types.newParameterizedType(Map.class, String.class, String.class)));

  /** Before the alerts: the flush, and the labels of its group. */
  private static final int HEAD = 2;

  /** An alert, its labels, its annotations. */
  private static final int PARTS = 3;

  private NotificationJson() {}

  static String write(QueuedNotification queued) {
    List<Map<String, String>> all = new ArrayList<>();
    Flush flush = queued.flush();
    Map<String, String> head = new LinkedHashMap<>();
    head.put("receiver", flush.integration().receiver());
    head.put("type", flush.integration().type());
    head.put("index", Integer.toString(flush.integration().index()));
    head.put("send_resolved", Boolean.toString(flush.integration().sendResolved()));
    head.put("group_key", flush.groupKey());
    head.put("cause", flush.cause().name());
    head.put("at", flush.at().toString());
    head.put("repeat_interval", flush.repeatInterval().toString());
    head.put("deadline", flush.deadline().toString());
    flush.previous().ifPresent(id -> head.put("previous", id));
    head.put("remembered", queued.remembered().toString());
    head.put("firing", Columns.fingerprints(queued.firing()));
    head.put("resolved", Columns.fingerprints(queued.resolved()));
    all.add(head);
    all.add(flush.groupLabels().toMap());
    for (Alert alert : flush.alerts()) {
      all.add(parts(alert));
      all.add(alert.labels().toMap());
      all.add(alert.annotations().toMap());
    }
    return JSON.toJson(all);
  }

  /** An alert that is held back: whom it is for, its times, its labels and its annotations. */
  static String write(Held held) {
    Map<String, String> head = new LinkedHashMap<>();
    head.put("receiver", held.integration().receiver());
    head.put("type", held.integration().type());
    head.put("index", Integer.toString(held.integration().index()));
    head.put("send_resolved", Boolean.toString(held.integration().sendResolved()));
    Alert alert = held.alert();
    return JSON.toJson(
        List.of(head, parts(alert), alert.labels().toMap(), alert.annotations().toMap()));
  }

  /**
   * An alert that is held back.
   *
   * @throws IllegalStateException if its content is none of ours
   */
  static Held held(String reason, String content) {
    try {
      List<Map<String, String>> all = JSON.fromJson(content);
      if (all == null || all.size() != 1 + PARTS) {
        throw new IllegalStateException("parts are missing");
      }
      return new Held(
          integration(all.get(0)),
          reason,
          alert(all.get(1), Labels.of(all.get(2)), Labels.of(all.get(3))));
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException(
          "not an alert as it is held back: " + e.getMessage() + " in " + content, e);
    }
  }

  private static Integration integration(Map<String, String> head) {
    return new Integration(
        part(head, "receiver"),
        part(head, "type"),
        Integer.parseInt(part(head, "index")),
        Boolean.parseBoolean(part(head, "send_resolved")));
  }

  private static Map<String, String> parts(Alert alert) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("starts_at", alert.startsAt().toString());
    if (alert.endsAt() != null) {
      parts.put("ends_at", alert.endsAt().toString());
    }
    parts.put("updated_at", alert.updatedAt().toString());
    parts.put("timeout", Boolean.toString(alert.timeout()));
    parts.put("generator_url", alert.generatorUrl());
    return parts;
  }

  /**
   * A row of the queue.
   *
   * @throws IllegalStateException if its content is none of ours
   */
  static QueuedNotification read(ResultSet row) throws SQLException {
    String content = row.getString("content");
    try {
      List<Map<String, String>> all = JSON.fromJson(content);
      if (all == null || all.size() < HEAD) {
        throw new IllegalStateException("parts are missing");
      }
      Map<String, String> head = all.get(0);
      return new QueuedNotification(
          flush(head, all, row.getInt("attempt")),
          Columns.fingerprints(part(head, "firing")),
          Columns.fingerprints(part(head, "resolved")),
          Duration.parse(part(head, "remembered")),
          QueuedNotification.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
          Instant.ofEpochMilli(row.getLong("due")),
          Instant.ofEpochMilli(row.getLong("since")),
          Optional.ofNullable(row.getString("error")));
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException(
          "not a notification as it is queued: " + e.getMessage() + " in " + content, e);
    }
  }

  private static Flush flush(Map<String, String> head, List<Map<String, String>> all, int attempt) {
    List<Alert> alerts = new ArrayList<>();
    for (int i = HEAD; i + PARTS <= all.size(); i += PARTS) {
      alerts.add(alert(all.get(i), Labels.of(all.get(i + 1)), Labels.of(all.get(i + 2))));
    }
    return new Flush(
        integration(head),
        part(head, "group_key"),
        Labels.of(all.get(1)),
        alerts,
        Flush.Cause.valueOf(part(head, "cause")),
        Instant.parse(part(head, "at")),
        Duration.parse(part(head, "repeat_interval")),
        Instant.parse(part(head, "deadline")),
        attempt,
        Optional.ofNullable(head.get("previous")));
  }

  private static Alert alert(Map<String, String> parts, Labels labels, Labels annotations) {
    String end = parts.get("ends_at");
    return new Alert(
        Fingerprint.of(labels),
        labels,
        annotations,
        Instant.parse(part(parts, "starts_at")),
        end == null ? null : Instant.parse(end),
        part(parts, "generator_url"),
        Instant.parse(part(parts, "updated_at")),
        Boolean.parseBoolean(part(parts, "timeout")));
  }

  private static String part(Map<String, String> parts, String name) {
    String value = parts.get(name);
    if (value == null) {
      throw new IllegalStateException("it has no " + name);
    }
    return value;
  }
}
