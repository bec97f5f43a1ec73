package io.monitorix.exporter.web.access;

import io.monitorix.exporter.auth.Permission;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which route needs which permission: the one table of it. A server does not start with a route
 * that is not in it. {@code HEAD} is {@code GET}; {@code OPTIONS} tells nothing but which pages of
 * other sites may ask, and is open everywhere. Immutable.
 */
public final class RoutePermissions {

  private static final String V1 = "/api/v1/";
  private static final String OWN = "/api/monitorix/v1/";
  private static final String PREFLIGHT = "OPTIONS";

  private static final List<String> PROMETHEUS =
      List.of(
          "query",
          "query_range",
          "query_exemplars",
          "format_query",
          "parse_query",
          "series",
          "labels",
          "label/{name}/values",
          "metadata",
          "targets",
          "targets/metadata",
          "scrape_pools",
          "rules",
          "alerts",
          "alertmanagers",
          "status/buildinfo",
          "status/config",
          "status/flags",
          "status/runtimeinfo",
          "status/tsdb",
          "status/walreplay",
          "{any}",
          "{any}/{below}");

  private static final RoutePermissions STANDARD = standardTable();

  private final Map<String, Permission> table;

  private RoutePermissions(Map<String, Permission> table) {
    this.table = table;
  }

  /** Those of the process. */
  public static RoutePermissions standard() {
    return STANDARD;
  }

  /**
   * A table of one's own.
   *
   * @param table by method and path with a space between them: {@code GET /metrics}
   */
  public static RoutePermissions of(Map<String, Permission> table) {
    return new RoutePermissions(Map.copyOf(table));
  }

  private static RoutePermissions standardTable() {
    Table table = new Table();
    table.add(Permission.PUBLIC, "GET /-/healthy", "GET /-/ready");
    table.add(Permission.METRICS, "GET /metrics", "GET /api/prometheus/metrics");
    table.add(Permission.CONNECT, "GET /pve", "GET /probe");
    table.add(Permission.MANAGE, "POST /-/reload", "PUT /-/reload");
    table.add(Permission.READ, "GET /", "GET /sd/guests", "GET /sd/nodes", "GET /sd/targets");
    table.add(Permission.READ, "GET /federate", "POST /federate");
    for (String path : PROMETHEUS) {
      table.add(Permission.READ, "GET " + V1 + path, "POST " + V1 + path);
    }
    alertmanager(table, "/api/v2/");
    alertmanager(table, "/alertmanager/api/v2/");
    table.add(Permission.PUBLIC, "GET /alertmanager/-/healthy", "GET /alertmanager/-/ready");
    table.add(Permission.SIGNED, "GET /silence", "POST /silence");
    own(table);
    accounts(table);
    return new RoutePermissions(Map.copyOf(table.entries));
  }

  private static void alertmanager(Table table, String root) {
    for (String path :
        List.of(
            "status",
            "receivers",
            "alerts",
            "alerts/groups",
            "silences",
            "silence/{silenceID}",
            "{any}",
            "{any}/{below}")) {
      table.add(Permission.READ, "GET " + root + path);
    }
    table.add(Permission.POST_ALERTS, "POST " + root + "alerts");
    table.add(
        Permission.OPERATE, "POST " + root + "silences", "DELETE " + root + "silence/{silenceID}");
  }

  private static void own(Table table) {
    table.add(Permission.INSPECT, "GET " + OWN + "backups", "GET " + OWN + "backups/{name}");
    table.add(Permission.MANAGE, "POST " + OWN + "backups");
    table.add(
        Permission.READ,
        "GET " + OWN + "alerts/{fingerprint}/delivery",
        "GET " + OWN + "notifications",
        "GET " + OWN + "reports/{name}",
        "GET " + OWN + "events");
    table.add(
        Permission.OPERATE,
        "POST " + OWN + "alerts/{fingerprint}/acknowledge",
        "POST " + OWN + "notifications/{id}/retry",
        "DELETE " + OWN + "notifications/{id}",
        "POST " + OWN + "reports/{name}/send");
    management(table);
  }

  private static void management(Table table) {
    table.add(
        Permission.READ,
        "GET " + OWN + "openapi.json",
        "GET " + OWN + "targets",
        "GET " + OWN + "targets/{name}",
        "GET " + OWN + "inventory",
        "GET " + OWN + "inventory/nodes",
        "GET " + OWN + "inventory/guests",
        "GET " + OWN + "inventory/storages",
        "GET " + OWN + "inventory/datastores",
        "GET " + OWN + "inventory/{cluster}",
        "GET " + OWN + "inventory/{cluster}/nodes/{node}",
        "GET " + OWN + "inventory/{cluster}/guests/{type}/{vmid}",
        "GET " + OWN + "services",
        "GET " + OWN + "services/{name}",
        "GET " + OWN + "services/{name}/results",
        "GET " + OWN + "services/{name}/turns",
        "GET " + OWN + "alerts",
        "GET " + OWN + "alerts/history",
        "GET " + OWN + "alerts/{fingerprint}",
        "GET " + OWN + "alerts/{fingerprint}/notes",
        "GET " + OWN + "silences",
        "GET " + OWN + "silences/{id}",
        "GET " + OWN + "maintenance",
        "GET " + OWN + "maintenance/{id}",
        "GET " + OWN + "rules",
        "GET " + OWN + "rules/{group}/{name}");
    table.add(
        Permission.OPERATE,
        "POST " + OWN + "alerts/{fingerprint}/notes",
        "POST " + OWN + "silences",
        "PUT " + OWN + "silences/{id}",
        "DELETE " + OWN + "silences/{id}",
        "POST " + OWN + "maintenance",
        "DELETE " + OWN + "maintenance/{id}",
        "POST " + OWN + "notifications/test");
    table.add(Permission.INSPECT, "GET " + OWN + "configuration");
    table.add(
        Permission.MANAGE,
        "POST " + OWN + "services",
        "PUT " + OWN + "services/{name}",
        "DELETE " + OWN + "services/{name}",
        "PATCH " + OWN + "rules/{group}/{name}",
        "DELETE " + OWN + "rules/{group}/{name}");
  }

  /** Whose sessions and tokens are meant, the routes themselves look: one's own, or all. */
  private static void accounts(Table table) {
    table.add(Permission.PUBLIC, "POST " + OWN + "auth/login", "POST " + OWN + "auth/refresh");
    table.add(Permission.READ, "GET " + OWN + "auth/me");
    table.add(
        Permission.OWN,
        "POST " + OWN + "auth/logout",
        "POST " + OWN + "auth/password",
        "POST " + OWN + "auth/totp",
        "POST " + OWN + "auth/totp/confirm",
        "POST " + OWN + "auth/totp/remove",
        "POST " + OWN + "auth/recovery-codes",
        "GET " + OWN + "users/{name}/sessions",
        "DELETE " + OWN + "users/{name}/sessions",
        "DELETE " + OWN + "users/{name}/sessions/{id}",
        "GET " + OWN + "tokens",
        "POST " + OWN + "tokens",
        "DELETE " + OWN + "tokens/{id}");
    table.add(
        Permission.INSPECT,
        "GET " + OWN + "users",
        "GET " + OWN + "users/{name}",
        "GET " + OWN + "audit");
    table.add(
        Permission.MANAGE,
        "POST " + OWN + "users",
        "PATCH " + OWN + "users/{name}",
        "DELETE " + OWN + "users/{name}");
  }

  /** Entries that are collected. */
  private static final class Table {
    private final Map<String, Permission> entries = new LinkedHashMap<>();

    void add(Permission permission, String... routes) {
      for (String route : routes) {
        if (entries.put(route, permission) != null) {
          throw new IllegalStateException("two permissions for " + route);
        }
      }
    }
  }

  /** What a route needs; empty if nobody has said. */
  public Optional<Permission> of(String method, String path) {
    return method.equals(PREFLIGHT)
        ? Optional.of(Permission.PUBLIC)
        : Optional.ofNullable(table.get(method + " " + path));
  }

  /** Method and path of each route that has an entry. */
  public Set<String> routes() {
    return table.keySet();
  }
}
