package io.monitorix.client.pve;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which backups of each guest are kept. A backup that any rule keeps stays. Immutable: each method
 * gives a new one.
 */
public final class Retention {

  private final Map<String, Integer> rules;

  private Retention(Map<String, Integer> rules) {
    this.rules = rules;
  }

  /** Keeps all. */
  public static Retention all() {
    return new Retention(Map.of("keep-all", 1));
  }

  /** Keeps the newest. */
  public static Retention last(int backups) {
    return new Retention(Map.of()).with("keep-last", backups);
  }

  /** Keeps the last one of so many hours. */
  public Retention hourly(int hours) {
    return with("keep-hourly", hours);
  }

  /** Keeps the last one of so many days. */
  public Retention daily(int days) {
    return with("keep-daily", days);
  }

  /** Keeps the last one of so many weeks. */
  public Retention weekly(int weeks) {
    return with("keep-weekly", weeks);
  }

  /** Keeps the last one of so many months. */
  public Retention monthly(int months) {
    return with("keep-monthly", months);
  }

  /** Keeps the last one of so many years. */
  public Retention yearly(int years) {
    return with("keep-yearly", years);
  }

  private Retention with(String rule, int backups) {
    // Zero would keep none by this rule, and all by all rules together: surely not what was meant.
    if (backups <= 0) {
      throw new IllegalArgumentException(rule + " must be positive, not " + backups);
    }
    if (rules.containsKey("keep-all")) {
      throw new IllegalArgumentException("all are kept already: no " + rule + " beside that");
    }
    Map<String, Integer> more = new LinkedHashMap<>(rules);
    more.put(rule, backups);
    return new Retention(more);
  }

  /** As Proxmox writes it: {@code keep-last=3,keep-daily=7}. */
  @Override
  public String toString() {
    return rules.entrySet().stream()
        .map(rule -> rule.getKey() + "=" + rule.getValue())
        .collect(Collectors.joining(","));
  }
}
