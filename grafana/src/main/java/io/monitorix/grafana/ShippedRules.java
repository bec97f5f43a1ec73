package io.monitorix.grafana;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rule files that come with Monitorix, in the format of Prometheus: resources {@code
 * io/monitorix/grafana/rules/NAME.yml}. {@code docs/rules.md} tells what is in them.
 */
public final class ShippedRules {

  /**
   * The thresholds: one recording rule {@code monitorix_threshold} for each, told by {@code name}.
   */
  public static final String THRESHOLDS = "thresholds";

  /** What the alerts join; without it and {@link #THRESHOLDS} most of them cannot fire. */
  public static final String JOINS = "joins";

  private static final List<String> NAMES =
      List.of(
          THRESHOLDS,
          JOINS,
          "backup-server",
          "backups",
          "ceph",
          "cluster",
          "disks",
          "expiry",
          "guests",
          "ha",
          "monitorix",
          "nodes",
          "probes",
          "replication",
          "services",
          "snapshots",
          "storages",
          "tasks",
          "updates",
          "watchdog",
          "zfs");

  private ShippedRules() {}

  /** Their names, {@code nodes} for instance: what others need first, the rest by the alphabet. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * The text of one.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public static String text(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "no rules of the name '" + name + "' come with Monitorix: there are " + NAMES);
    }
    String resource = "rules/" + name + ".yml";
    try (InputStream in = ShippedRules.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "the resource io/monitorix/grafana/" + resource + " is missing in the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of them, by name, in the order of {@link #names}. */
  public static Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    NAMES.forEach(name -> texts.put(name, text(name)));
    return Collections.unmodifiableMap(texts);
  }
}
