package io.monitorix.grafana.dashboard.model;

import java.util.Locale;

/** The dashboards that there are, in the order in which they are listed and linked. */
public enum Page {
  OVERVIEW("Overview"),
  CLUSTER("Cluster"),
  NODE("Node"),
  GUESTS("Guests"),
  GUEST("Guest"),
  STORAGE("Storage"),
  CEPH("Ceph"),
  BACKUPS("Backups & replication"),
  PBS("Backup servers"),
  SERVICES("Services"),
  CAPACITY("Capacity"),
  ALERTS("Alerts"),
  ITSELF("Monitorix itself");

  private final String title;

  Page(String title) {
    this.title = title;
  }

  /** What its readers call it. */
  public String title() {
    return title;
  }

  /** Its identifier in Grafana, which never changes. */
  public String uid() {
    return "monitorix-" + name().toLowerCase(Locale.ROOT);
  }

  /** The name of its file in the folder {@code dashboards}. */
  public String file() {
    return name().toLowerCase(Locale.ROOT) + ".json";
  }
}
