package io.monitorix.exporter.config;

import io.monitorix.alerts.routing.silence.MaintenanceWindow;
import io.monitorix.alerts.routing.silence.MaintenanceWindow.When;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code routing.maintenance}. */
final class MaintenanceSection {

  private static final List<String> KEYS =
      List.of("name", "matchers", "starts_at", "ends_at", "time_intervals", "comment");

  private final PolicyNames names;

  MaintenanceSection(PolicyNames names) {
    this.names = names;
  }

  /** The windows; without those that are wrong. */
  List<MaintenanceWindow> read(@Nullable YamlValue section) {
    List<MaintenanceWindow> windows = new ArrayList<>();
    List<YamlValue> elements = section == null ? null : section.list();
    if (elements != null) {
      for (YamlValue element : elements) {
        YamlMapping keys = element.mapping(KEYS);
        if (keys != null) {
          window(keys, windows).ifPresent(windows::add);
        }
      }
    }
    return windows;
  }

  private Optional<MaintenanceWindow> window(YamlMapping keys, List<MaintenanceWindow> before) {
    YamlValue named = keys.require("name");
    String name = named == null ? null : named.text("a name");
    if (named != null && before.stream().anyMatch(other -> other.name().equals(name))) {
      named.problem("there is a maintenance window of this name already");
    }
    YamlValue selecting = keys.require("matchers");
    Optional<io.monitorix.alerts.routing.matchers.Matchers> matchers =
        selecting == null ? Optional.empty() : AlertMatchers.selecting(selecting);
    YamlValue remark = keys.get("comment");
    String comment = remark == null ? "" : remark.text("a text");
    When when = when(keys);
    return name == null || comment == null || when == null
        ? Optional.empty()
        : matchers.map(each -> new MaintenanceWindow(name, each, when, comment));
  }

  private @Nullable When when(YamlMapping keys) {
    YamlValue start = keys.get("starts_at");
    YamlValue end = keys.get("ends_at");
    YamlValue intervals = keys.get("time_intervals");
    if (intervals != null && start == null && end == null) {
      return new IntervalSection(names).read(intervals);
    }
    if (intervals != null || start == null || end == null) {
      keys.problem("expected starts_at and ends_at, or time_intervals");
      return null;
    }
    Instant from = time(start);
    Instant to = time(end);
    if (from == null || to == null) {
      return null;
    }
    if (!from.isBefore(to)) {
      end.problem("expected a time after starts_at");
      return null;
    }
    return new MaintenanceWindow.Once(from, to);
  }

  private static @Nullable Instant time(YamlValue value) {
    return value.parse(
        "a time with its offset such as 2026-03-07T22:00:00+01:00",
        text -> {
          try {
            return OffsetDateTime.parse(text).toInstant();
          } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(text, e);
          }
        });
  }
}
