package io.monitorix.exporter.config;

import io.monitorix.exporter.tuning.ShippedThreshold;
import io.monitorix.exporter.tuning.ValueMatch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code monitorix.shipped_thresholds}. */
final class ShippedThresholdSection {

  private static final List<String> KEYS = List.of("cluster", "value");

  private ShippedThresholdSection() {}

  static List<ShippedThreshold> read(@Nullable YamlValue section, KnownRules known) {
    List<ShippedThreshold> thresholds = new ArrayList<>();
    YamlMapping mapping = section == null ? null : section.mapping();
    if (mapping != null) {
      for (String name : mapping.keys()) {
        YamlValue value = mapping.require(name);
        if (value != null && known.checkThreshold(value, name)) {
          thresholds.add(new ShippedThreshold(name, values(value)));
        }
      }
    }
    return thresholds;
  }

  private static List<ShippedThreshold.ClusterValue> values(YamlValue value) {
    List<ShippedThreshold.ClusterValue> values = new ArrayList<>();
    if (!value.isList()) {
      add(values, null, Limits.read(value));
      return values;
    }
    List<YamlValue> elements = value.list();
    if (elements != null) {
      for (YamlValue element : elements) {
        YamlMapping keys = element.mapping(KEYS);
        if (keys != null) {
          YamlValue cluster = keys.get("cluster");
          ValueMatch match = cluster == null ? null : OverrideSection.match(cluster, "a cluster");
          add(values, match, Limits.read(keys.require("value")));
        }
      }
    }
    return values;
  }

  private static void add(
      List<ShippedThreshold.ClusterValue> values,
      @Nullable ValueMatch cluster,
      @Nullable Double number) {
    if (number != null) {
      values.add(new ShippedThreshold.ClusterValue(cluster, number));
    }
  }
}
