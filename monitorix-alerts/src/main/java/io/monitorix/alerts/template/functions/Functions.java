package io.monitorix.alerts.template.functions;

import io.monitorix.alerts.template.value.Function;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A set of functions by their names. Immutable. */
public final class Functions {

  private static final Functions GO =
      new Functions(Map.of())
          .with(TextFunctions.all())
          .with(Collections.all())
          .with(Comparisons.all());

  private final Map<String, Function> functions;

  private Functions(Map<String, Function> functions) {
    this.functions = Map.copyOf(functions);
  }

  /** Go's own. */
  public static Functions go() {
    return GO;
  }

  /** These and more; of two of one name, the later one counts. */
  public Functions with(Collection<Function> more) {
    Map<String, Function> all = new HashMap<>(functions);
    more.forEach(function -> all.put(function.name(), function));
    return new Functions(all);
  }

  /** These and more; of two of one name, the later one counts. */
  public Functions with(Function... more) {
    return with(List.of(more));
  }

  /** Whether there is one of that name. */
  public boolean has(String name) {
    return functions.containsKey(name);
  }

  /** The one of that name. */
  public Optional<Function> get(String name) {
    return Optional.ofNullable(functions.get(name));
  }
}
