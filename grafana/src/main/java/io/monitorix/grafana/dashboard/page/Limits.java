package io.monitorix.grafana.dashboard.page;

import io.monitorix.grafana.dashboard.model.Color;
import io.monitorix.grafana.dashboard.model.Threshold;
import java.util.ArrayList;
import java.util.List;

/** From where on something is worth a look, the same on all dashboards. */
final class Limits {

  static final double DAY = 86_400;

  /** Below all values that there are. */
  private static final double LOWEST = -1e12;

  /** What should not be there at all, and is bad. */
  static final List<Threshold> NONE_ALLOWED = Threshold.from(1, Color.CRITICAL);

  /** What should not be there at all. */
  static final List<Threshold> NONE_WANTED = Threshold.from(1, Color.WARNING);

  static final List<Threshold> CPU = Threshold.rising(0.75, 0.9);
  static final List<Threshold> MEMORY = Threshold.rising(0.85, 0.93);
  static final List<Threshold> SPACE = Threshold.rising(0.85, 0.95);
  static final List<Threshold> IO_WAIT = Threshold.rising(0.1, 0.2);
  static final List<Threshold> PRESSURE = Threshold.rising(0.1, 0.2);
  static final List<Threshold> WEAR = Threshold.rising(0.7, 0.9);
  static final List<Threshold> TEMPERATURE = Threshold.rising(50, 60);

  /** Time until something is full. */
  static final List<Threshold> FULL_IN = Threshold.falling(4 * DAY, 30 * DAY);

  /** Time until something expires. */
  static final List<Threshold> EXPIRES_IN = Threshold.falling(3 * DAY, 12 * DAY);

  static final List<Threshold> BACKUP_AGE = Threshold.rising(2 * DAY, 3 * DAY);

  private Limits() {}

  /** The same, and grey where nothing is known: that has the colour of what is below them all. */
  static List<Threshold> ifKnown(List<Threshold> limits) {
    List<Threshold> all = new ArrayList<>();
    all.add(new Threshold(null, Color.OFF));
    all.add(new Threshold(LOWEST, limits.get(0).color()));
    all.addAll(limits.subList(1, limits.size()));
    return List.copyOf(all);
  }
}
