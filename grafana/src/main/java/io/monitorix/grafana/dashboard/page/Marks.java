package io.monitorix.grafana.dashboard.page;

import static io.monitorix.grafana.dashboard.page.Expressions.CLUSTER;

import io.monitorix.grafana.dashboard.model.Annotation;
import io.monitorix.grafana.dashboard.model.Color;
import java.util.List;

/** What is marked in graphs. */
final class Marks {

  static final Annotation ALERTS =
      new Annotation(
          "Critical alerts",
          "max by (cluster, alertname) (ALERTS{%s, alertstate=\"firing\", severity=\"critical\"})"
              .formatted(CLUSTER),
          "{{cluster}} {{alertname}}",
          Color.CRITICAL,
          true);

  static final Annotation REBOOTS =
      new Annotation(
          "Node reboots",
          "max by (cluster, id) (resets(pve_uptime_seconds{%s, id=~\"node/.+\"}[2m])) > 0"
              .formatted(CLUSTER),
          "{{cluster}} {{id}}",
          Color.WARNING,
          true);

  static final List<Annotation> CLUSTER_WIDE = List.of(ALERTS, REBOOTS, moves(""), backups(""));

  static final List<Annotation> OF_A_GUEST =
      List.of(ALERTS, REBOOTS, moves(", id=\"$guest\""), backups(", id=\"$guest\""));

  private Marks() {}

  private static Annotation moves(String guest) {
    String info = "pve_guest_info{" + CLUSTER + guest + "}";
    return new Annotation(
        "Guest migrations",
        ("group by (cluster, id, name, node) (%1$s unless on (cluster, id, node) %1$s offset 2m)"
                + " and on (cluster, id) %1$s offset 2m")
            .formatted(info),
        "{{name}} ({{id}}) to {{node}}",
        Color.NEUTRAL,
        !guest.isEmpty());
  }

  private static Annotation backups(String guest) {
    return new Annotation(
        "Backups",
        "max by (cluster, id) (changes(pve_backup_last_timestamp_seconds{%s}[11m])) > 0"
            .formatted(CLUSTER + guest),
        "{{id}}",
        Color.GOOD,
        false);
  }
}
