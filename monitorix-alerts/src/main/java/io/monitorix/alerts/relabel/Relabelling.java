package io.monitorix.alerts.relabel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A list of rules, applied one after the other to sets of labels. Immutable, hence thread-safe.
 *
 * <p>The name of a metric is the label {@code __name__} here, as it is in Prometheus.
 */
public final class Relabelling {

  private final List<Rule> rules;
  private final boolean dropsAll;

  /**
   * Prepares the rules.
   *
   * @param names what counts as the name of a label
   * @throws IllegalArgumentException if an entry has faults
   */
  public Relabelling(List<RelabelConfig> configs, NameScheme names) {
    List<Rule> prepared = new ArrayList<>();
    for (RelabelConfig config : configs) {
      List<RelabelConfig.Fault> faults = config.faults(names);
      if (!faults.isEmpty()) {
        RelabelConfig.Fault first = faults.get(0);
        throw new IllegalArgumentException(first.key() + ": " + first.message());
      }
      prepared.add(new Rule(config, names));
    }
    this.rules = List.copyOf(prepared);
    this.dropsAll = false;
  }

  private Relabelling(List<Rule> rules, boolean dropsAll) {
    this.rules = List.copyOf(rules);
    this.dropsAll = dropsAll;
  }

  /**
   * What the rules make of these labels, sorted by name; empty where they drop the set.
   *
   * @param labels an empty value counts as an absent label
   */
  public Optional<NavigableMap<String, String>> apply(Map<String, String> labels) {
    MutableLabels result = new MutableLabels(source(labels));
    return apply(result) ? Optional.of(result.sorted()) : Optional.empty();
  }

  /** Applies the rules in place; false where they drop the set, which is then of no use. */
  public boolean apply(MutableLabels labels) {
    if (dropsAll) {
      return false;
    }
    for (Rule rule : rules) {
      if (!rule.apply(labels)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it leaves every set of labels as it is. */
  public boolean isIdle() {
    return rules.isEmpty() && !dropsAll;
  }

  /** Whether it drops every set of labels. */
  public boolean dropsAll() {
    return dropsAll;
  }

  /**
   * The same for sets in which one label has this value, without the rules that this settles: most
   * rules ask for the name of the metric, and need not be asked again for each of its series.
   */
  public Relabelling where(String label, String value) {
    List<Rule> open = new ArrayList<>();
    boolean known = true;
    for (Rule rule : rules) {
      Rule.Outlook outlook = known ? rule.outlook(label, value) : Rule.Outlook.OPEN;
      if (outlook == Rule.Outlook.DROPS) {
        return new Relabelling(List.of(), true);
      }
      if (outlook == Rule.Outlook.OPEN) {
        open.add(rule);
        known &= !rule.mayWrite(label);
      }
    }
    return new Relabelling(open, dropsAll);
  }

  /** Whether this label has any part in what the rules do. */
  public boolean concerns(String label) {
    return rules.stream().anyMatch(rule -> rule.concerns(label));
  }

  /** Whether the other is known to do the same: it was settled to the same rules of one list. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Relabelling that
        && dropsAll == that.dropsAll
        && rules.equals(that.rules);
  }

  @Override
  public int hashCode() {
    return rules.hashCode();
  }

  private static LabelSource source(Map<String, String> labels) {
    List<Map.Entry<String, String>> sorted = List.copyOf(new TreeMap<>(labels).entrySet());
    return new LabelSource() {
      @Override
      public int size() {
        return sorted.size();
      }

      @Override
      public String name(int index) {
        return sorted.get(index).getKey();
      }

      @Override
      public String value(int index) {
        return sorted.get(index).getValue();
      }
    };
  }
}
