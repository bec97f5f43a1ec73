package io.monitorix.exporter.dashboards.push;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A group of resources as Grafana 12 and later have them.
 *
 * @param name {@code dashboard.grafana.app} for instance
 * @param version the version of it that is spoken
 */
record ApiGroup(String name, String version) {

  /** Those in which a dashboard is what it is in a file; the newest first. */
  private static final List<String> VERSIONS = List.of("v1", "v1beta1");

  /**
   * Asks for it.
   *
   * @return empty if this Grafana does not have it
   * @throws GrafanaException if this is no Grafana, or it does not let the caller in
   */
  static Optional<ApiGroup> discover(GrafanaHttp http, String name) {
    Reply reply = http.get("apis/" + name);
    if (reply.code() == 404 || reply.code() == 403) {
      return Optional.empty();
    }
    Object versions = DashboardApi.good(reply).object().get("versions");
    List<?> offered = versions instanceof List<?> list ? list : List.of();
    return VERSIONS.stream()
        .filter(
            version ->
                offered.stream()
                    .anyMatch(
                        each ->
                            each instanceof Map<?, ?> fields
                                && version.equals(fields.get("version"))))
        .findFirst()
        .map(version -> new ApiGroup(name, version));
  }

  /** {@code apiVersion} of its resources. */
  String apiVersion() {
    return name + "/" + version;
  }

  /** The path of a kind of them. */
  String path(String namespace, String resources) {
    return "apis/" + name + "/" + version + "/namespaces/" + namespace + "/" + resources;
  }
}
