package io.monitorix.alerts.store.sql;

import io.monitorix.alerts.store.query.AlertFilter;
import io.monitorix.alerts.store.query.Cursor;
import io.monitorix.alerts.store.query.HistoryQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** What rows have to meet, and the values in it. */
final class Conditions {

  private final List<String> texts = new ArrayList<>();
  private final Map<String, Object> values = new HashMap<>();

  void labels(AlertFilter filter, String table) {
    equal(table + ".alertname", "alertname", filter.alertname());
    equal(table + ".severity", "severity", filter.severity());
    equal(table + ".cluster", "cluster", filter.cluster());
    equal(table + ".object_id", "objectId", filter.id());
    if (filter.fingerprint() != null) {
      texts.add(table + ".fingerprint = :fingerprint");
      values.put("fingerprint", filter.fingerprint().value());
    }
  }

  private void equal(String column, String name, @Nullable String value) {
    if (value != null) {
      texts.add(column + " = :" + name);
      values.put(name, Columns.text(value));
    }
  }

  void states(AlertFilter filter, String table) {
    if (filter.states().isEmpty()) {
      return;
    }
    List<String> names = new ArrayList<>();
    filter
        .states()
        .forEach(
            state -> {
              names.add(":state" + state.name());
              values.put("state" + state.name(), state.toString());
            });
    texts.add(table + ".state IN (" + String.join(", ", names) + ")");
  }

  void times(HistoryQuery query, String table) {
    if (query.from() != null) {
      texts.add(table + ".time >= :from");
      values.put("from", query.from().toEpochMilli());
    }
    // One upper bound only: given two, PostgreSQL may begin at the later one.
    Cursor before = query.before();
    long to = query.to() == null ? Long.MAX_VALUE : query.to().toEpochMilli();
    if (before != null && before.time() <= to) {
      texts.add("(" + table + ".time, " + table + ".id) < (:beforeTime, :beforeId)");
      values.put("beforeTime", before.time());
      values.put("beforeId", before.id());
    } else if (query.to() != null) {
      texts.add(table + ".time <= :to");
      values.put("to", to);
    }
  }

  void notBefore(Cursor edge, String table) {
    texts.add("(" + table + ".time, " + table + ".id) >= (:edgeTime, :edgeId)");
    values.put("edgeTime", edge.time());
    values.put("edgeId", edge.id());
  }

  /** All of them, behind {@code WHERE}; nothing if there are none. */
  String where() {
    return texts.isEmpty() ? "" : "WHERE " + and();
  }

  /** All of them. */
  String and() {
    return texts.isEmpty() ? "1 = 1" : String.join(" AND ", texts);
  }

  Query bind(Query query) {
    return query.bindMap(values);
  }
}
