package io.monitorix.exporter.rules;

import io.monitorix.exporter.state.StateDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Keeps what is different of rules at run time. Thread-safe. */
public final class RuleOverrides {

  private static final String COLUMNS =
      "group_name, rule_name, enabled, thresholds, note, author, updated_at";

  private final StateDatabase state;

  /** Keeps it there. */
  public RuleOverrides(StateDatabase state) {
    this.state = state;
  }

  /**
   * All of them.
   *
   * @throws io.monitorix.alerts.store.database.DatabaseException if the database does not answer
   */
  public Map<RuleName, RuleOverride> all() {
    List<RuleOverride> found =
        state.read(
            handle ->
                handle
                    .createQuery(
                        "SELECT "
                            + COLUMNS
                            + " FROM monitorix_rule_override ORDER BY group_name, rule_name")
                    .map((row, context) -> override(row))
                    .list());
    Map<RuleName, RuleOverride> all = new LinkedHashMap<>();
    found.forEach(each -> all.put(each.rule(), each));
    return all;
  }

  /**
   * Keeps one, in the place of the one before.
   *
   * @throws io.monitorix.alerts.store.database.DatabaseException if it is not kept
   */
  public void put(RuleOverride override) {
    Boolean enabled = override.enabled();
    state.change(
        "the rule's override",
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO monitorix_rule_override ("
                        + COLUMNS
                        + ") VALUES (:group, :rule, :enabled, :thresholds, :note, :author,"
                        + " :updatedAt) ON CONFLICT (group_name, rule_name) DO UPDATE SET"
                        + " enabled = excluded.enabled, thresholds = excluded.thresholds,"
                        + " note = excluded.note, author = excluded.author,"
                        + " updated_at = excluded.updated_at")
                .bind("group", override.rule().group())
                .bind("rule", override.rule().name())
                .bindByType("enabled", enabled == null ? null : enabled ? 1 : 0, Integer.class)
                .bind("thresholds", text(override.thresholds()))
                .bind("note", override.note())
                .bind("author", override.author())
                .bind("updatedAt", override.updatedAt().toEpochMilli())
                .execute());
  }

  /**
   * Goes back to the configuration.
   *
   * @throws io.monitorix.alerts.store.database.DatabaseException if it is not kept
   */
  public void remove(RuleName rule) {
    state.change(
        "the rule's override",
        handle ->
            handle
                .createUpdate(
                    "DELETE FROM monitorix_rule_override WHERE group_name = :group AND"
                        + " rule_name = :rule")
                .bind("group", rule.group())
                .bind("rule", rule.name())
                .execute());
  }

  private static RuleOverride override(ResultSet row) throws SQLException {
    int enabled = row.getInt("enabled");
    Optional<Boolean> told = row.wasNull() ? Optional.empty() : Optional.of(enabled != 0);
    return new RuleOverride(
        new RuleName(row.getString("group_name"), row.getString("rule_name")),
        told.orElse(null),
        values(row.getString("thresholds")),
        row.getString("note"),
        row.getString("author"),
        Instant.ofEpochMilli(row.getLong("updated_at")));
  }

  private static String text(Map<String, Double> values) {
    return values.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(" "));
  }

  private static Map<String, Double> values(String text) {
    Map<String, Double> values = new TreeMap<>();
    for (String each : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
      String[] parts = each.split("=", 2);
      values.put(parts[0], Double.valueOf(parts[1]));
    }
    return values;
  }
}
