package io.monitorix.exporter.rules;

import io.monitorix.alerts.store.database.DatabaseException;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what is different of rules at run time from the database to those that are evaluated: at
 * once where it is changed here, and within seconds where another process changed it. Thread-safe.
 */
public final class RuntimeRules {

  private static final Logger log = LoggerFactory.getLogger(RuntimeRules.class);

  private final RuleOverrides overrides;
  private final Consumer<Map<RuleName, RuleOverride>> rules;
  private boolean failing;

  /**
   * Nothing is read yet.
   *
   * @param rules takes all that is different
   */
  public RuntimeRules(RuleOverrides overrides, Consumer<Map<RuleName, RuleOverride>> rules) {
    this.overrides = overrides;
    this.rules = rules;
  }

  /** Looks at the database; where that is away, rules stay as they are. */
  public synchronized void refresh() {
    try {
      rules.accept(overrides.all());
      failing = false;
    } catch (DatabaseException e) {
      if (!failing) {
        log.warn("what is different of rules at run time cannot be read: {}", e.getMessage());
      }
      failing = true;
    }
  }

  /**
   * Has alerts evaluated so from now on.
   *
   * @throws DatabaseException if that is not kept; nothing has changed then
   */
  public synchronized void put(RuleOverride override) {
    overrides.put(override);
    rules.accept(overrides.all());
  }

  /**
   * Has alerts evaluated as the configuration says from now on.
   *
   * @throws DatabaseException if that is not kept; nothing has changed then
   */
  public synchronized void remove(RuleName rule) {
    overrides.remove(rule);
    rules.accept(overrides.all());
  }
}
