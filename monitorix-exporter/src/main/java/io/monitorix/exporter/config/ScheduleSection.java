package io.monitorix.exporter.config;

import io.monitorix.alerts.report.ReportSchedule;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code schedule}: at what time, on which days of the week. */
final class ScheduleSection {

  private static final List<String> KEYS = List.of("weekdays", "time", "location");

  private ScheduleSection() {}

  /**
   * Without {@code weekdays} it is each day, once there is a section.
   *
   * @param usual without a section; its time and place also for those that are not told
   * @return {@code null} after a problem
   */
  static @Nullable ReportSchedule read(@Nullable YamlValue section, ReportSchedule usual) {
    YamlMapping keys = section == null ? null : section.mapping(KEYS);
    if (keys == null) {
      return section == null ? usual : null;
    }
    YamlValue at = keys.get("time");
    LocalTime time =
        at == null ? usual.time() : at.parse("a time such as 08:00", ScheduleSection::time);
    YamlValue place = keys.get("location");
    ZoneId location =
        place == null
            ? usual.location()
            : place.parse("Local, UTC or a place such as Europe/Vienna", ScheduleSection::location);
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    YamlValue list = keys.get("weekdays");
    List<YamlValue> elements = list == null ? null : list.list();
    if (elements != null) {
      for (YamlValue element : elements) {
        DayOfWeek day = element.parse("a weekday such as monday", ScheduleSection::day);
        if (day != null) {
          days.add(day);
        }
      }
    }
    return time == null || location == null ? null : new ReportSchedule(days, time, location);
  }

  private static DayOfWeek day(String text) {
    return DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static ZoneId location(String text) {
    if (text.equals("Local")) {
      return ZoneId.systemDefault();
    }
    if (!ZoneId.getAvailableZoneIds().contains(text)) {
      throw new IllegalArgumentException(text);
    }
    return ZoneId.of(text);
  }
}
