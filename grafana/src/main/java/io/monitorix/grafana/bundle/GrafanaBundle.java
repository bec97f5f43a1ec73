package io.monitorix.grafana.bundle;

import io.monitorix.grafana.ShippedRules;
import io.monitorix.grafana.dashboard.Dashboards;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of the folder {@code grafana} that others read: dashboards, provisioning, rules,
 * inhibition. {@code grafana/README.md} tells what each folder is for.
 */
public final class GrafanaBundle {

  /** A class path cannot be listed: whoever adds a file to one of the folders adds it here. */
  private static final List<String> RESOURCES =
      List.of(
          "provisioning/datasources/monitorix.yml",
          "provisioning/dashboards/monitorix.yml",
          "provisioning-alerting/monitorix-rules.yml",
          "provisioning-postgresql/monitorix-history.yml",
          "alertmanager/inhibit-rules.yml");

  private GrafanaBundle() {}

  /**
   * The texts by path, {@code dashboards/node.json} for instance, with {@code /} between names.
   *
   * @throws IllegalStateException if the class path lacks one
   */
  public static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    Dashboards.files().forEach((name, text) -> files.put("dashboards/" + name, text));
    RESOURCES.forEach(path -> files.put(path, resource(path)));
    ShippedRules.texts().forEach((name, text) -> files.put("rules/" + name + ".yml", text));
    return Collections.unmodifiableMap(files);
  }

  private static String resource(String path) {
    String absolute = "/io/monitorix/grafana/" + path;
    try (InputStream in = GrafanaBundle.class.getResourceAsStream(absolute)) {
      if (in == null) {
        throw new IllegalStateException(
            "the resource " + absolute + " is missing in the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
