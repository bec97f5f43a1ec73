package io.monitorix.alerts.notify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/** All kinds of integrations that are there, by their keys. Immutable. */
public final class IntegrationTypes {

  private final Map<String, IntegrationType> types = new TreeMap<>();

  private IntegrationTypes(Iterable<IntegrationType> types) {
    for (IntegrationType type : types) {
      IntegrationType other = this.types.putIfAbsent(type.key(), type);
      if (other != null) {
        throw new IllegalStateException(
            "two integrations for "
                + type.key()
                + ": "
                + other.getClass()
                + ", "
                + type.getClass());
      }
    }
  }

  /**
   * Those that {@link ServiceLoader} finds: Monitorix's own, and those of other libraries.
   *
   * @throws IllegalStateException if two have the same key
   */
  public static IntegrationTypes load() {
    return new IntegrationTypes(
        ServiceLoader.load(IntegrationType.class, IntegrationTypes.class.getClassLoader()));
  }

  /**
   * The same and more, which nothing but an application knows.
   *
   * @throws IllegalStateException if two have the same key
   */
  public IntegrationTypes and(Collection<? extends IntegrationType> more) {
    List<IntegrationType> all = new ArrayList<>(types.values());
    all.addAll(more);
    return new IntegrationTypes(all);
  }

  /** The keys, sorted: {@code discord_configs}, {@code email_configs}, … */
  public Set<String> keys() {
    return Collections.unmodifiableSet(types.keySet());
  }

  /** The kind with that key. */
  public Optional<IntegrationType> find(String key) {
    return Optional.ofNullable(types.get(key));
  }
}
