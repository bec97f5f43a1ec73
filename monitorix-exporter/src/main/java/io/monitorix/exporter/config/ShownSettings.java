package io.monitorix.exporter.config;

import io.monitorix.exporter.tuning.Tuning;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settings as people may read them: records as maps, by names as the configuration writes them.
 * What is a {@link Secret} is {@code ***}, so are passwords and parameters within addresses, and of
 * whatever is not known here only the kind is told.
 */
public final class ShownSettings {

  /** Records in these packages are made of nothing but what is known here. */
  private static final Set<String> PACKAGES =
      Set.of(ShownSettings.class.getPackageName(), Tuning.class.getPackageName());

  private ShownSettings() {}

  /**
   * What is shown of a value.
   *
   * @return a map, a list, a text, a number, a truth, or null
   */
  public static @Nullable Object of(@Nullable Object value) {
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Secret) {
      return LeftOut.MARK;
    }
    if (value instanceof Optional<?> optional) {
      return of(optional.orElse(null));
    }
    if (value instanceof Duration duration) {
      return PrometheusDuration.format(duration);
    }
    if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
    if (value instanceof String || value instanceof URI) {
      return LeftOut.text(value.toString());
    }
    if (value instanceof Path || value instanceof Locale) {
      return value.toString();
    }
    if (value instanceof Collection<?> collection) {
      List<@Nullable Object> list = new ArrayList<>();
      collection.forEach(each -> list.add(of(each)));
      return list;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> shown = new LinkedHashMap<>();
      map.forEach((key, each) -> shown.put(String.valueOf(of(key)), of(each)));
      return shown;
    }
    if (value instanceof Record record && PACKAGES.contains(value.getClass().getPackageName())) {
      return fields(record);
    }
    return "(" + value.getClass().getSimpleName() + ")";
  }

  private static Map<String, @Nullable Object> fields(Record record) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        fields.put(key(component.getName()), of(component.getAccessor().invoke(record)));
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("a record cannot be read: " + record.getClass(), e);
      }
    }
    return fields;
  }

  /** {@code maxRequests} is {@code max_requests}. */
  private static String key(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
