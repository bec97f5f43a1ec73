package io.monitorix.client.fuzz;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/** Makes answers as Proxmox might send them, from the records that they are read into. */
public final class Shapes {

  private static final List<String> NAMES = List.of("pve1", "a", "scsi0", "100", "local-zfs", "/");
  private static final List<String> TEXTS =
      List.of(
          "running", "qemu/100", "a=1,b=2", "a;b", "10.0.0.1/24", "node/pve1", "ok", "50%", "1.5G");

  /** Types may hold lists of themselves. */
  private static final int DEEPEST = 4;

  private final Map<Class<?>, BiFunction<Shapes, RandomGenerator, Json>> special;

  /**
   * Knows these exceptions.
   *
   * @param special types that are not read as their components say
   */
  public Shapes(Map<Class<?>, BiFunction<Shapes, RandomGenerator, Json>> special) {
    this.special = Map.copyOf(special);
  }

  /** An answer that is read into this type. */
  public Json of(Type type, RandomGenerator random) {
    return of(type, random, DEEPEST);
  }

  private Json of(Type type, RandomGenerator random, int depth) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return generic.getRawType() == List.class
          ? list(arguments[0], random, depth)
          : map(arguments[1], random, depth);
    }
    Class<?> raw = (Class<?>) type;
    BiFunction<Shapes, RandomGenerator, Json> other = special.get(raw);
    if (other != null) {
      return other.apply(this, random);
    }
    return raw.isRecord() ? object(raw, random, depth) : single(raw, random);
  }

  private Json.Arr list(Type row, RandomGenerator random, int depth) {
    List<Json> rows = new ArrayList<>();
    for (int i = depth == 0 ? 0 : random.nextInt(3); i > 0; i--) {
      rows.add(of(row, random, depth - 1));
    }
    return new Json.Arr(rows);
  }

  private Json.Obj map(Type value, RandomGenerator random, int depth) {
    List<Json.Member> members = new ArrayList<>();
    for (int i = depth == 0 ? 0 : random.nextInt(3); i > 0; i--) {
      String name = Json.text(pick(NAMES, random)).text();
      members.add(new Json.Member(name, of(value, random, depth - 1)));
    }
    return new Json.Obj(members);
  }

  private Json.Obj object(Class<?> type, RandomGenerator random, int depth) {
    List<Json.Member> members = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      if (random.nextInt(8) > 0) {
        Json value = of(component.getGenericType(), random, depth);
        members.add(new Json.Member(Json.text(name(component)).text(), value));
      }
    }
    return new Json.Obj(members);
  }

  private static String name(RecordComponent component) {
    com.squareup.moshi.Json renamed = component.getAnnotation(com.squareup.moshi.Json.class);
    return renamed == null ? component.getName() : renamed.name();
  }

  private static Json single(Class<?> type, RandomGenerator random) {
    if (type == String.class) {
      return Json.text(pick(TEXTS, random));
    } else if (type == Boolean.class || type == boolean.class) {
      return new Json.Token(pick(List.of("0", "1", "true", "\"1\"", "\"\""), random));
    } else if (type == Double.class || type == double.class) {
      return new Json.Token(Double.toString(random.nextDouble()));
    } else if (type == LocalDate.class) {
      return Json.text("2026-01-31");
    } else if (type == Instant.class) {
      return new Json.Token(Integer.toString(1_700_000_000 + random.nextInt(1 << 20)));
    } else if (type == Long.class
        || type == long.class
        || type == Integer.class
        || type == int.class
        || type == Duration.class) {
      return new Json.Token(Integer.toString(random.nextInt(1 << random.nextInt(1, 31))));
    }
    throw new IllegalArgumentException("no shape is known for " + type);
  }

  /** One of them. */
  public static <T> T pick(List<T> choices, RandomGenerator random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
