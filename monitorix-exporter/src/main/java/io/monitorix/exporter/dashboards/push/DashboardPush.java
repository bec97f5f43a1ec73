package io.monitorix.exporter.dashboards.push;

import io.monitorix.alerts.remote.delivery.Endpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Pushes dashboards: creates those that a Grafana does not have, replaces those that differ, and
 * leaves the rest alone. For one thread.
 */
public final class DashboardPush implements AutoCloseable {

  private static final int LONGEST_UID = 40;

  private final GrafanaHttp http;

  /**
   * A push.
   *
   * @param grafana its URL, and how it is asked
   * @throws IllegalArgumentException if a file of certificates cannot be used, or a header cannot
   *     be sent
   */
  public DashboardPush(Endpoint grafana) {
    this.http = new GrafanaHttp(grafana);
  }

  /**
   * Pushes them. One that fails does not keep the others back, unless they would fail, too.
   *
   * @param texts JSON, each with a {@code uid}
   * @param folder the title of a folder, which is made if it is not there; empty for none
   * @return what became of each, in order; ends where all that follow would fail
   * @throws GrafanaException if none can be pushed
   */
  public List<Pushed> push(Collection<String> texts, String folder) {
    DashboardApi api = api();
    String uid = uid(folder);
    if (!uid.isEmpty() && !api.hasFolder(uid)) {
      api.createFolder(uid, folder);
    }
    List<Pushed> pushed = new ArrayList<>();
    for (String text : texts) {
      Dashboard dashboard = Dashboard.of(text);
      try {
        Pushed.State state = push(api, dashboard, uid, true);
        pushed.add(new Pushed(dashboard.uid(), dashboard.title(), state, null));
      } catch (GrafanaException e) {
        pushed.add(
            new Pushed(
                dashboard.uid(), dashboard.title(), Pushed.State.FAILED, e.getMessage() + ""));
        if (e.extent() == GrafanaException.Extent.ALL) {
          break;
        }
      }
    }
    return pushed;
  }

  private DashboardApi api() {
    Optional<ApiGroup> dashboards = ApiGroup.discover(http, "dashboard.grafana.app");
    if (dashboards.isEmpty()) {
      return new ClassicApi(http);
    }
    return new ResourceApi(
        http,
        dashboards.get(),
        ApiGroup.discover(http, "folder.grafana.app").orElse(null),
        ResourceApi.namespace(http));
  }

  private static Pushed.State push(
      DashboardApi api, Dashboard dashboard, String folder, boolean again) {
    Optional<Stored> stored = api.find(dashboard.uid());
    try {
      if (stored.isEmpty()) {
        api.create(dashboard, folder);
        return Pushed.State.CREATED;
      }
      Stored there = stored.get();
      if (there.folder().equals(folder) && Likeness.holds(there.fields(), dashboard.fields())) {
        return Pushed.State.UNCHANGED;
      } else if (!there.manager().isEmpty()) {
        throw new GrafanaException(
            GrafanaException.Extent.THIS,
            "it belongs to "
                + there.manager()
                + ", which alone may change it: take it out there, or do not push");
      }
      api.replace(dashboard, folder, there);
      return Pushed.State.UPDATED;
    } catch (GrafanaException e) {
      if (again && e.extent() == GrafanaException.Extent.CONFLICT) {
        // Somebody was faster: what they left is looked at once more.
        return push(api, dashboard, folder, false);
      }
      throw e;
    }
  }

  /** The uid of the folder: the same each time, for the default that of the provisioning file. */
  static String uid(String folder) {
    String uid = folder.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-");
    if (!uid.isEmpty() && !uid.matches(".*[a-z0-9].*")) {
      return "folder-" + Integer.toHexString(folder.strip().hashCode());
    }
    return uid.length() > LONGEST_UID ? uid.substring(0, LONGEST_UID) : uid;
  }

  @Override
  public void close() {
    http.close();
  }
}
