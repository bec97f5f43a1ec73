package io.monitorix.exporter.service;

import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.exporter.config.CheckConfig;
import io.monitorix.exporter.config.CheckDefinition;
import io.monitorix.exporter.config.ConfigException;
import io.monitorix.exporter.config.ProbesConfig;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The services of the configuration and those that were added at run time, as what is checked.
 * Where both have one of the same name, that of the configuration counts. Thread-safe.
 */
public final class Services {

  private static final Logger log = LoggerFactory.getLogger(Services.class);

  private final Optional<ServiceStore> store;
  private final Consumer<ProbesConfig> checks;
  private final InstantSource clock;
  private ProbesConfig configured;
  private List<ServiceStore.Kept> kept = List.of();
  private Map<String, AddedService> added = Map.of();
  private boolean failing;

  /**
   * With those of the configuration alone.
   *
   * @param store empty where nothing is kept
   * @param checks takes all that is checked, whenever it changes
   */
  public Services(
      ProbesConfig configured,
      Optional<ServiceStore> store,
      Consumer<ProbesConfig> checks,
      InstantSource clock) {
    this.configured = configured;
    this.store = store;
    this.checks = checks;
    this.clock = clock;
  }

  /** Another configuration takes the place of the one before. */
  public synchronized void apply(ProbesConfig loaded) {
    configured = loaded;
    check();
  }

  /** Looks whether another process has changed what is kept. */
  public synchronized void refresh() {
    if (store.isEmpty()) {
      return;
    }
    try {
      List<ServiceStore.Kept> now = store.get().all();
      failing = false;
      if (!now.equals(kept)) {
        kept = now;
        check();
      }
    } catch (DatabaseException e) {
      if (!failing) {
        log.warn("services that were added cannot be read: {}", e.getMessage());
      }
      failing = true;
    }
  }

  /** A module may have gone, or have become another one. */
  private void check() {
    Set<String> names = new HashSet<>();
    List<CheckConfig> all = new ArrayList<>(configured.checks());
    all.forEach(each -> names.add(each.service()));
    Map<String, AddedService> read = new LinkedHashMap<>();
    for (ServiceStore.Kept each : kept) {
      if (!names.add(each.name())) {
        log.warn(
            "the configuration has a service of this name, the one that was added is not checked:"
                + " service={}",
            each.name());
        continue;
      }
      try {
        CheckConfig check = CheckDefinition.read(each.definition(), configured.modules());
        all.add(check);
        read.put(
            each.name(),
            new AddedService(
                each.definition(), check, each.author(), each.createdAt(), each.updatedAt()));
      } catch (ConfigException e) {
        log.warn(
            "a service that was added is not checked: service={} reason={}",
            each.name(),
            e.problems().get(0).message());
      }
    }
    added = Map.copyOf(read);
    checks.accept(configured.with(all));
  }

  /** Those of the configuration. */
  public synchronized List<CheckConfig> configured() {
    return configured.checks();
  }

  /** Those that were added at run time and are checked. */
  public synchronized List<AddedService> added() {
    return List.copyOf(added.values());
  }

  /** Whether the configuration has one of this name. */
  public synchronized boolean isConfigured(String name) {
    return configured.checks().stream().anyMatch(check -> check.service().equals(name));
  }

  /** Whether services can be added: whether there is a database. */
  public boolean isOpen() {
    return store.isPresent();
  }

  /**
   * Reads the definition of a service.
   *
   * @throws ConfigException with all that is wrong with it
   */
  public synchronized CheckConfig read(String definition) {
    return CheckDefinition.read(definition, configured.modules());
  }

  /**
   * Has a service checked from now on.
   *
   * @param definition as {@link #read} takes it
   * @return empty if there is a service of this name
   * @throws ConfigException with all that is wrong with it
   * @throws DatabaseException if it is not kept; it is not checked then
   */
  public synchronized Optional<AddedService> add(String definition, String author) {
    CheckConfig check = read(definition);
    Instant now = Instant.ofEpochMilli(clock.millis());
    ServiceStore.Kept service =
        new ServiceStore.Kept(check.service(), definition, author, now, now);
    if (isConfigured(check.service()) || !open().add(service)) {
      return Optional.empty();
    }
    refresh();
    return Optional.of(new AddedService(definition, check, author, now, now));
  }

  /**
   * Has a service checked in another way from now on.
   *
   * @param before the service as it is
   * @param definition with the same name
   * @return empty if it is gone
   * @throws ConfigException with all that is wrong with it
   * @throws DatabaseException if it is not kept; it is checked as before then
   */
  public synchronized Optional<AddedService> change(
      AddedService before, String definition, String author) {
    CheckConfig check = read(definition);
    Instant now = Instant.ofEpochMilli(clock.millis());
    if (!open()
        .change(
            new ServiceStore.Kept(before.name(), definition, author, before.createdAt(), now))) {
      return Optional.empty();
    }
    refresh();
    return Optional.of(new AddedService(definition, check, author, before.createdAt(), now));
  }

  /**
   * Ends the checks of a service that was added.
   *
   * @return whether there was one
   * @throws DatabaseException if that is not kept
   */
  public synchronized boolean remove(String name) {
    boolean removed = open().remove(name);
    refresh();
    return removed;
  }

  private ServiceStore open() {
    return store.orElseThrow(() -> new IllegalStateException("services are not kept"));
  }
}
