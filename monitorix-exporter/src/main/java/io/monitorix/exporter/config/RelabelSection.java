package io.monitorix.exporter.config;

import io.monitorix.alerts.relabel.NameScheme;
import io.monitorix.alerts.relabel.RelabelConfig;
import io.monitorix.alerts.relabel.RelabelConfig.Action;
import io.monitorix.alerts.relabel.Relabelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code metric_relabel_configs} and {@code relabel_configs}, in Prometheus's format to the
 * letter: what stands in a {@code prometheus.yml} can be copied. Hence no variables are replaced:
 * <code>${1}</code> is a group of the regex.
 */
final class RelabelSection {

  private static final String NAME = "__name__";

  /** Of the process's own metrics, whose names are those of the classic data model. */
  private static final RelabelSection OWN = new RelabelSection(NameScheme.LEGACY, true);

  private static final List<String> KEYS =
      List.of(
          "source_labels",
          "separator",
          "regex",
          "modulus",
          "target_label",
          "replacement",
          "action");

  private final NameScheme names;
  private final boolean ofSamples;

  /**
   * For one list.
   *
   * @param names which names of labels are allowed
   * @param ofSamples whether samples are rewritten, which must keep their metric's name; else
   *     targets are
   */
  RelabelSection(NameScheme names, boolean ofSamples) {
    this.names = names;
    this.ofSamples = ofSamples;
  }

  /** The entries without problems, of the process's own metrics. */
  static List<RelabelConfig> read(YamlValue section) {
    return OWN.rules(section);
  }

  /** The entries without problems; none without the section. */
  List<RelabelConfig> rules(@Nullable YamlValue section) {
    if (section == null) {
      return List.of();
    }
    List<YamlValue> elements = section.withoutVariables().list();
    List<RelabelConfig> rules = new ArrayList<>();
    for (YamlValue element : elements == null ? List.<YamlValue>of() : elements) {
      YamlMapping entry = element.mapping(KEYS);
      RelabelConfig rule = entry == null ? null : rule(entry);
      if (entry != null && rule != null && isSound(entry, rule)) {
        rules.add(rule);
      }
    }
    return rules;
  }

  private @Nullable RelabelConfig rule(YamlMapping entry) {
    RelabelConfig defaults = RelabelConfig.DEFAULT;
    List<String> sources = sources(entry.get("source_labels"));
    String separator = text(entry.get("separator"), defaults.separator());
    String regex = text(entry.get("regex"), defaults.regex());
    Long modulus = modulus(entry.get("modulus"));
    String target = text(entry.get("target_label"), defaults.targetLabel());
    String replacement = text(entry.get("replacement"), defaults.replacement());
    Action action = action(entry.get("action"));
    return separator == null
            || regex == null
            || modulus == null
            || target == null
            || replacement == null
            || action == null
        ? null
        : new RelabelConfig(sources, separator, regex, modulus, target, replacement, action);
  }

  private List<String> sources(@Nullable YamlValue value) {
    List<YamlValue> elements = value == null ? null : value.list();
    List<String> sources = new ArrayList<>();
    for (YamlValue element : elements == null ? List.<YamlValue>of() : elements) {
      String name =
          element.parse(
              "the name of a label",
              text -> {
                if (!names.isLabelName(text)) {
                  throw new IllegalArgumentException("not a name");
                }
                return text;
              });
      if (name != null) {
        sources.add(name);
      }
    }
    return sources;
  }

  /** A text that may be empty, as it also is where nothing is written behind the key. */
  private static @Nullable String text(@Nullable YamlValue value, String absent) {
    if (value == null) {
      return absent;
    }
    return value.isNull() ? "" : value.anyText("a text");
  }

  private static @Nullable Long modulus(@Nullable YamlValue value) {
    return value == null
        ? Long.valueOf(0)
        : value.parse("a whole number of at least 1", Long::parseUnsignedLong);
  }

  private static @Nullable Action action(@Nullable YamlValue value) {
    return value == null
        ? Action.REPLACE
        : value.parse(
            "an action of Prometheus, such as keep",
            text -> Action.of(text).orElseThrow(IllegalArgumentException::new));
  }

  private boolean isSound(YamlMapping entry, RelabelConfig rule) {
    List<RelabelConfig.Fault> faults = rule.faults(names);
    faults.forEach(fault -> report(entry, fault.key(), fault.message()));
    if (faults.isEmpty() && ofSamples && removesTheName(rule)) {
      report(
          entry,
          "regex",
          rule.action().key()
              + " removes "
              + NAME
              + ", the metric's own name; "
              + (rule.action() == Action.LABELKEEP ? "let the regex match it" : "let it be"));
      return false;
    }
    return faults.isEmpty();
  }

  /** Prometheus finds that out at the scrape only, and then refuses all of it. */
  private boolean removesTheName(RelabelConfig rule) {
    boolean removes = rule.action() == Action.LABELDROP || rule.action() == Action.LABELKEEP;
    return removes
        && new Relabelling(List.of(rule), names)
            .apply(Map.of(NAME, "pve_up"))
            .map(labels -> !labels.containsKey(NAME))
            .orElse(true);
  }

  private static void report(YamlMapping entry, String key, String message) {
    YamlValue value = entry.get(key);
    if (value == null) {
      entry.problem(message);
    } else {
      value.problem(message);
    }
  }
}
