package io.monitorix.client.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the adapters of all records. A value of another type than expected becomes null and not a
 * failure, because one odd value must not cost an answer of megabytes; what is never forgiven is
 * the outer shape (list or object) and a missing component that is not {@code @Nullable}: in a list
 * the row is dropped then, elsewhere decoding fails.
 */
public final class LenientJson implements JsonAdapter.Factory {

  private final StringPool strings = new StringPool();

  /** A Moshi with these adapters, and with the given ones before them. */
  public static Moshi moshi(JsonAdapter.Factory... special) {
    Moshi.Builder builder = new Moshi.Builder();
    for (JsonAdapter.Factory factory : special) {
      builder.add(factory);
    }
    return builder.add(new LenientJson()).build();
  }

  @Override
  public @Nullable JsonAdapter<?> create(
      Type type, Set<? extends Annotation> annotations, Moshi moshi) {
    Class<?> raw = Types.getRawType(type);
    if (raw == String.class) {
      return new ScalarAdapters.Text(strings);
    } else if (raw == Boolean.class || raw == boolean.class) {
      return new ScalarAdapters.Flag();
    } else if (raw == Double.class || raw == double.class) {
      return new ScalarAdapters.Decimal();
    } else if (raw == Long.class || raw == long.class) {
      return new ScalarAdapters.Whole();
    } else if (raw == Integer.class || raw == int.class) {
      return new ScalarAdapters.Small();
    } else if (raw == Instant.class) {
      return new ScalarAdapters.EpochSeconds();
    } else if (raw == Duration.class) {
      return new ScalarAdapters.Seconds();
    } else if (raw == LocalDate.class) {
      return new ScalarAdapters.Day();
    } else if (raw == List.class && type instanceof ParameterizedType list) {
      return new ListAdapter<>(moshi.adapter(list.getActualTypeArguments()[0]));
    } else if (raw == Map.class) {
      return map(type, moshi);
    } else if (raw.isRecord()) {
      return RecordAdapter.of(raw, moshi);
    }
    return null;
  }

  private static JsonAdapter<?> map(Type type, Moshi moshi) {
    if (!(type instanceof ParameterizedType map)
        || map.getActualTypeArguments()[1] == String.class) {
      return new TextMapAdapter();
    }
    Type value = map.getActualTypeArguments()[1];
    JsonAdapter<?> adapter = moshi.adapter(value);
    Class<?> raw = Types.getRawType(value);
    if (raw.isRecord() || raw == Map.class) {
      adapter = new NestedAdapter<>(adapter, JsonReader.Token.BEGIN_OBJECT);
    } else if (raw == List.class) {
      adapter = new NestedAdapter<>(adapter, JsonReader.Token.BEGIN_ARRAY);
    }
    return new MapAdapter<>(adapter);
  }
}
