package io.monitorix.grafana.dashboard;

import io.monitorix.grafana.dashboard.json.DashboardJson;
import io.monitorix.grafana.dashboard.model.Dashboard;
import io.monitorix.grafana.dashboard.page.AlertsPage;
import io.monitorix.grafana.dashboard.page.BackupsPage;
import io.monitorix.grafana.dashboard.page.CapacityPage;
import io.monitorix.grafana.dashboard.page.CephPage;
import io.monitorix.grafana.dashboard.page.ClusterPage;
import io.monitorix.grafana.dashboard.page.GuestPage;
import io.monitorix.grafana.dashboard.page.GuestsPage;
import io.monitorix.grafana.dashboard.page.ItselfPage;
import io.monitorix.grafana.dashboard.page.NodePage;
import io.monitorix.grafana.dashboard.page.OverviewPage;
import io.monitorix.grafana.dashboard.page.PbsPage;
import io.monitorix.grafana.dashboard.page.ServicesPage;
import io.monitorix.grafana.dashboard.page.StoragePage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All dashboards that come with Monitorix. {@code docs/dashboards.md} tells what they show. */
public final class Dashboards {

  private static final List<Dashboard> ALL =
      List.of(
          OverviewPage.dashboard(),
          ClusterPage.dashboard(),
          NodePage.dashboard(),
          GuestsPage.dashboard(),
          GuestPage.dashboard(),
          StoragePage.dashboard(),
          CephPage.dashboard(),
          BackupsPage.dashboard(),
          PbsPage.dashboard(),
          ServicesPage.dashboard(),
          CapacityPage.dashboard(),
          AlertsPage.dashboard(),
          ItselfPage.dashboard());

  private Dashboards() {}

  /** Their descriptions, in the order in which they are linked. */
  public static List<Dashboard> all() {
    return ALL;
  }

  /** The JSON files to import, by name, {@code node.json} for instance. */
  public static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    ALL.forEach(dashboard -> files.put(dashboard.page().file(), DashboardJson.text(dashboard)));
    return Collections.unmodifiableMap(files);
  }
}
