package io.monitorix.alerts.store.sql;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.monitorix.alerts.rules.AlertState;
import io.monitorix.alerts.rules.GroupKey;
import io.monitorix.alerts.rules.RuleKey;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How values stand in columns. Thread-safe. */
final class Columns {

  private static final JsonAdapter<Map<String, String>> JSON =
      new Moshi.Builder()
          .build()
          .adapter(Types.newParameterizedType(Map.class, String.class, String.class));

  private Columns() {}

  /** As JSON, which has an escape for characters that PostgreSQL's texts may not have. */
  static String json(Map<String, String> pairs) {
    return JSON.toJson(pairs);
  }

  static Map<String, String> pairs(String json) {
    try {
      Map<String, String> pairs = JSON.fromJson(json);
      return pairs == null ? Map.of() : pairs;
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException("not an object of JSON with texts: " + json, e);
    }
  }

  /** PostgreSQL's texts may have any character but one. */
  static String text(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace('\0', '\ufffd');
  }

  static @Nullable Long millis(@Nullable Instant time) {
    return time == null ? null : time.toEpochMilli();
  }

  /** SQLite has no NaN, and makes it NULL: so does this, for both. */
  static @Nullable Double value(double value) {
    return Double.isNaN(value) ? null : value;
  }

  static AlertState state(String text) {
    return AlertState.valueOf(text.toUpperCase(Locale.ROOT));
  }

  static String identity(RuleKey key) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("file", key.group().file());
    parts.put("group", key.group().name());
    parts.put("name", key.name());
    parts.put("ordinal", Integer.toString(key.ordinal()));
    return json(parts);
  }

  static RuleKey key(String identity, String labels) {
    Map<String, String> parts = pairs(identity);
    return new RuleKey(
        new GroupKey(parts.getOrDefault("file", ""), parts.getOrDefault("group", "")),
        parts.getOrDefault("name", ""),
        pairs(labels),
        Integer.parseInt(parts.getOrDefault("ordinal", "0")));
  }
}
