package io.monitorix.alerts.store.sql;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.alerts.rules.AlertState;
import io.monitorix.alerts.rules.GroupKey;
import io.monitorix.alerts.rules.RuleKey;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How values stand in columns. Thread-safe. */
final class Columns {

  private static final JsonAdapter<Map<String, String>> JSON =
      new Moshi.Builder()
          .build()
          .adapter(Types.newParameterizedType(Map.class, String.class, String.class));

  private static final JsonAdapter<List<Map<String, String>>> MATCHERS =
      new Moshi.Builder()
          .build()
          .adapter(
              Types.newParameterizedType(
                  List.class, Types.newParameterizedType(Map.class, String.class, String.class)));

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
    return time == null ? null : time(time);
  }

  /** In milliseconds; times that lie millions of years away are as far away as these reach. */
  static long time(Instant time) {
    try {
      return time.toEpochMilli();
    } catch (ArithmeticException e) {
      return time.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  static long flag(boolean flag) {
    return flag ? 1 : 0;
  }

  /** The matchers of a silence, as JSON. */
  static String json(Matchers matchers) {
    return MATCHERS.toJson(
        matchers.list().stream()
            .map(
                matcher ->
                    Map.of(
                        "name", matcher.name(),
                        "type", matcher.type().symbol(),
                        "value", matcher.value()))
            .toList());
  }

  /**
   * Reads what {@link #json(Matchers)} writes.
   *
   * @throws IllegalArgumentException if it is anything else, or a regular expression is none
   */
  static Matchers matchers(String json) {
    try {
      List<Map<String, String>> all = MATCHERS.fromJson(json);
      return new Matchers(all == null ? List.of() : all.stream().map(Columns::matcher).toList());
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(e.getMessage() + " in " + json, e);
    }
  }

  private static LabelMatcher matcher(Map<String, String> parts) {
    String symbol = parts.getOrDefault("type", "");
    LabelMatcher.Type type =
        Stream.of(LabelMatcher.Type.values())
            .filter(known -> known.symbol().equals(symbol))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no kind of matcher: " + symbol));
    return LabelMatcher.of(parts.getOrDefault("name", ""), type, parts.getOrDefault("value", ""));
  }

  /** Fingerprints with spaces between, in order. */
  static String fingerprints(Set<Fingerprint> fingerprints) {
    return fingerprints.stream().sorted().map(Fingerprint::toString).collect(joining(" "));
  }

  /** Reads what {@link #fingerprints(Set)} writes. */
  static Set<Fingerprint> fingerprints(String text) {
    return text.isEmpty()
        ? Set.of()
        : Stream.of(text.split(" ")).map(Fingerprint::parse).collect(toUnmodifiableSet());
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
