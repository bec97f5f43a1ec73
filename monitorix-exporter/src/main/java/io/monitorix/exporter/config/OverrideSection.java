package io.monitorix.exporter.config;

import io.monitorix.exporter.tuning.ResourceOverride;
import io.monitorix.exporter.tuning.ResourceSelector;
import io.monitorix.exporter.tuning.ValueMatch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code monitorix.overrides}. */
final class OverrideSection {

  private static final List<String> KEYS =
      List.of("alerts", "threshold", "id", "tag", "pool", "cluster", "value", "clear", "disable");

  private final KnownRules known;

  OverrideSection(KnownRules known) {
    this.known = known;
  }

  /**
   * Those that are in order.
   *
   * @param places gets the place of each
   */
  List<ResourceOverride> read(@Nullable YamlValue section, List<YamlValue> places) {
    List<ResourceOverride> overrides = new ArrayList<>();
    List<YamlValue> elements = section == null ? null : section.list();
    if (elements != null) {
      for (YamlValue element : elements) {
        ResourceOverride override = override(element);
        if (override != null) {
          overrides.add(override);
          places.add(element);
        }
      }
    }
    return overrides;
  }

  private @Nullable ResourceOverride override(YamlValue element) {
    YamlMapping keys = element.mapping(KEYS);
    if (keys == null) {
      return null;
    }
    List<String> alerts = alerts(keys.get("alerts"));
    YamlValue threshold = keys.get("threshold");
    String name = threshold == null ? null : threshold.text("the name of a threshold");
    if (threshold == null && keys.get("alerts") == null) {
      keys.problem("expected 'alerts', or the name of a 'threshold'");
      return null;
    }
    ResourceSelector resources = resources(keys);
    YamlValue written = keys.get("value");
    Double value = Limits.read(written);
    YamlValue end = keys.get("clear");
    Double clear = Limits.read(end);
    YamlValue off = keys.get("disable");
    Boolean disables = off == null ? Boolean.FALSE : off.bool();
    if (disables == null || (written == null) != disables) {
      keys.problem("expected one of 'value' and 'disable: true'");
      return null;
    }
    if (end != null && disables) {
      end.problem("this belongs to a 'value'");
      return null;
    }
    return alerts == null
            || (threshold != null && (name == null || !known.checkThreshold(threshold, name)))
            || resources == null
            || (written != null && value == null)
            || (end != null && clear == null)
        ? null
        : new ResourceOverride(alerts, name, resources, value, clear);
  }

  /** None without the key; {@code null} after a problem. */
  private @Nullable List<String> alerts(@Nullable YamlValue list) {
    List<String> names = new ArrayList<>();
    if (list == null) {
      return names;
    }
    List<YamlValue> elements = list.list();
    if (elements == null) {
      return null;
    }
    boolean fine = true;
    for (YamlValue element : elements) {
      String name = element.text("the name of an alert");
      fine &= name != null && known.checkAlert(element, name);
      if (name != null) {
        names.add(name);
      }
    }
    if (elements.isEmpty()) {
      list.problem("expected the name of an alert");
    }
    return fine && !elements.isEmpty() ? names : null;
  }

  private static @Nullable ResourceSelector resources(YamlMapping keys) {
    YamlValue id = keys.get("id");
    YamlValue tag = keys.get("tag");
    YamlValue pool = keys.get("pool");
    YamlValue cluster = keys.get("cluster");
    if (id == null && tag == null && pool == null && cluster == null) {
      keys.problem("expected what it is for: 'id', 'tag', 'pool' or 'cluster'");
      return null;
    }
    ValueMatch ofId = match(id, "an id such as qemu/100");
    ValueMatch ofTag = match(tag, "a tag");
    ValueMatch ofPool = match(pool, "a pool");
    ValueMatch ofCluster = match(cluster, "a cluster");
    return (id != null && ofId == null)
            || (tag != null && ofTag == null)
            || (pool != null && ofPool == null)
            || (cluster != null && ofCluster == null)
        ? null
        : new ResourceSelector(ofId, ofTag, ofPool, ofCluster);
  }

  /** {@code null} without a value, and after a problem. */
  static @Nullable ValueMatch match(@Nullable YamlValue value, String what) {
    return value == null
        ? null
        : value.parse(what + ", or a regular expression after =~", ValueMatch::parse);
  }
}
