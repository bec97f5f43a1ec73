package io.monitorix.grafana.dashboard.page;

import io.monitorix.grafana.dashboard.model.Color;
import io.monitorix.grafana.dashboard.model.Panel;
import io.monitorix.grafana.dashboard.model.State;
import io.monitorix.grafana.dashboard.model.Unit;
import io.monitorix.grafana.dashboard.model.View.Column;
import io.monitorix.grafana.dashboard.model.View.Live;
import io.monitorix.grafana.dashboard.model.View.Table;
import java.util.List;

/** What Monitorix pushes to Grafana Live. */
final class LivePanels {

  private static final List<State> STATES =
      List.of(
          new State("online", "online", Color.GOOD),
          new State("running", "running", Color.GOOD),
          new State("up", "up", Color.GOOD),
          new State("reachable", "reachable", Color.GOOD),
          new State("resolved", "resolved", Color.GOOD),
          new State("stopped", "stopped", Color.OFF),
          new State("gone", "gone", Color.OFF),
          new State("paused", "paused", Color.WARNING),
          new State("suspended", "suspended", Color.WARNING),
          new State("unknown", "unknown", Color.WARNING),
          new State("offline", "offline", Color.CRITICAL),
          new State("down", "down", Color.CRITICAL),
          new State("unreachable", "unreachable", Color.CRITICAL),
          new State("firing", "firing", Color.CRITICAL));

  private LivePanels() {}

  /** Events as they come in, the newest first. */
  static Panel events() {
    Column time = Column.label("time", "Time").withUnit(Unit.TIME).withWidth(170);
    Table table =
        new Table(
            List.of(
                time,
                Column.label("type", "Type").withWidth(140),
                Column.label("cluster", "Cluster").withWidth(120),
                Column.label("subject", "What").withWidth(160),
                Column.label("state", "State").withStates(STATES).withWidth(110),
                Column.label("text", "Event")),
            time.title(),
            true);
    return Panel.live(
            "Events",
            "Nodes, guests, targets, checks and alerts, as they change. Empty when nothing changed since this was opened, or Monitorix does not push to this Grafana: its page on dashboards says how that is set up.",
            new Live("stream/monitorix/events", table))
        .withNoData("nothing happened since this was opened, or Monitorix does not push here");
  }
}
