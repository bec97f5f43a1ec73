package io.monitorix.client.fuzz;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls everything that a decoded value offers, and what comes out of that. */
final class Touch {

  private final String ours;
  private final Map<Class<?>, List<Method>> methods = new HashMap<>();

  /**
   * @param ours how the names of the packages begin whose values are looked at
   */
  Touch(String ours) {
    this.ours = ours;
  }

  /** Fails as the value's methods fail. */
  void value(@Nullable Object value) {
    if (value instanceof Iterable<?> list) {
      list.forEach(this::value);
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(this::value);
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresent(this::value);
    } else if (value != null
        && !value.getClass().isEnum()
        && value.getClass().getName().startsWith(ours)) {
      for (Method method : methods.computeIfAbsent(value.getClass(), Touch::questions)) {
        value(call(method, value));
      }
    }
  }

  private static List<Method> questions(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(
            method ->
                method.getParameterCount() == 0
                    && !method.isSynthetic()
                    && Modifier.isPublic(method.getModifiers())
                    && !Modifier.isStatic(method.getModifiers()))
        .toList();
  }

  private static @Nullable Object call(Method method, Object value) {
    try {
      return method.invoke(value);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(method + " failed on what was decoded", e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(method + " is not public", e);
    }
  }
}
