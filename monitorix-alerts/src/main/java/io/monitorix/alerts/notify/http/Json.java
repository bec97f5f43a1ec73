package io.monitorix.alerts.notify.http;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON as maps, lists, texts, numbers and booleans. */
public final class Json {

  private static final JsonAdapter<Object> ADAPTER =
      new Moshi.Builder().build().adapter(Object.class);

  private Json() {}

  /** Writes a value; what is null in it is left out. */
  public static String write(Object value) {
    return ADAPTER.toJson(value);
  }

  /** Reads an object. */
  public static Optional<Map<?, ?>> readObject(String text) {
    try {
      return ADAPTER.fromJson(text) instanceof Map<?, ?> map ? Optional.of(map) : Optional.empty();
    } catch (IOException | JsonDataException e) {
      return Optional.empty();
    }
  }

  /** Whether a text is JSON. */
  public static boolean isJson(String text) {
    try {
      Object read = ADAPTER.fromJson(text);
      return read != null || text.strip().equals("null");
    } catch (IOException | JsonDataException e) {
      return false;
    }
  }

  /** An object whose members keep their order. */
  public static JsonObject object() {
    return new JsonObject();
  }

  /** An object in the making. */
  public static final class JsonObject {

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    private JsonObject() {}

    /** Adds a member. */
    public JsonObject put(String name, Object value) {
      members.put(name, value);
      return this;
    }

    /** Adds a member, unless its text is empty. */
    public JsonObject putText(String name, String value) {
      if (!value.isEmpty()) {
        members.put(name, value);
      }
      return this;
    }

    /** The members. */
    public Map<String, @Nullable Object> map() {
      return members;
    }
  }
}
