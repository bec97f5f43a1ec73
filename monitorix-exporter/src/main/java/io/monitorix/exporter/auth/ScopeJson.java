package io.monitorix.exporter.auth;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Scope} as JSON: an object with the arrays {@code clusters}, {@code pools}, {@code tags}.
 */
public final class ScopeJson {

  private static final List<String> KINDS = List.of("clusters", "pools", "tags");

  private ScopeJson() {}

  /** As text. */
  public static String text(Scope scope) {
    Buffer buffer = new Buffer();
    try {
      write(JsonWriter.of(buffer), scope);
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory failed", e);
    }
    return buffer.readUtf8();
  }

  /** Writes it, with all three arrays. */
  public static void write(JsonWriter out, Scope scope) throws IOException {
    out.beginObject();
    array(out.name("clusters"), scope.clusters());
    array(out.name("pools"), scope.pools());
    array(out.name("tags"), scope.tags());
    out.endObject();
  }

  private static void array(JsonWriter out, Collection<String> names) throws IOException {
    out.beginArray();
    for (String name : names) {
      out.value(name);
    }
    out.endArray();
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static Scope parse(String text) {
    try {
      JsonReader reader = JsonReader.of(new Buffer().writeUtf8(text));
      Object value = reader.readJsonValue();
      if (reader.peek() == JsonReader.Token.END_DOCUMENT) {
        return of(value);
      }
    } catch (IOException | JsonDataException e) {
      throw new IllegalArgumentException("a scope is an object of JSON", e);
    }
    throw new IllegalArgumentException("a scope is one object of JSON");
  }

  /**
   * What a value of JSON says: an object, or an array of {@code cluster:lab}, {@code pool:web},
   * {@code tag:prod}.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static Scope of(@Nullable Object value) {
    if (value instanceof Map<?, ?> fields) {
      for (Object key : fields.keySet()) {
        if (!KINDS.contains(String.valueOf(key))) {
          throw new IllegalArgumentException("a scope has clusters, pools and tags, not " + key);
        }
      }
      return new Scope(
          names(fields.get("clusters")), names(fields.get("pools")), names(fields.get("tags")));
    }
    if (value instanceof Collection<?> entries) {
      Set<String> clusters = new LinkedHashSet<>();
      Set<String> pools = new LinkedHashSet<>();
      Set<String> tags = new LinkedHashSet<>();
      for (Object entry : entries) {
        String[] parts = String.valueOf(entry).split(":", 2);
        if (parts.length < 2 || parts[1].isBlank()) {
          throw new IllegalArgumentException("expected cluster:NAME, pool:NAME or tag:NAME");
        }
        switch (parts[0]) {
          case "cluster" -> clusters.add(parts[1]);
          case "pool" -> pools.add(parts[1]);
          case "tag" -> tags.add(parts[1]);
          default ->
              throw new IllegalArgumentException("expected cluster:NAME, pool:NAME or tag:NAME");
        }
      }
      return new Scope(clusters, pools, tags);
    }
    throw new IllegalArgumentException("a scope is an object with clusters, pools and tags");
  }

  private static Set<String> names(@Nullable Object value) {
    Set<String> names = new LinkedHashSet<>();
    if (value == null) {
      return names;
    }
    if (!(value instanceof Collection<?> entries)) {
      throw new IllegalArgumentException("clusters, pools and tags are arrays of names");
    }
    for (Object entry : entries) {
      if (!(entry instanceof String name) || name.isBlank()) {
        throw new IllegalArgumentException("clusters, pools and tags are arrays of names");
      }
      names.add(name);
    }
    return names;
  }
}
