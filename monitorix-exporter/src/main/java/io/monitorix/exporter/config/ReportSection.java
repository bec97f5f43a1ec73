package io.monitorix.exporter.config;

import io.monitorix.alerts.report.ReportSchedule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code routing.reports}. */
final class ReportSection {

  private static final List<String> KEYS =
      List.of("name", "receiver", "schedule", "period", "locale");
  private static final Duration WEEK = Duration.ofDays(7);
  private static final ReportSchedule MONDAY_MORNING =
      new ReportSchedule(Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), ZoneOffset.UTC);

  private final PolicyNames names;
  private final Locale usual;

  ReportSection(PolicyNames names, Locale usual) {
    this.names = names;
    this.usual = usual;
  }

  /** The reports; without those that are wrong. */
  List<ReportConfig> read(@Nullable YamlValue section) {
    List<ReportConfig> reports = new ArrayList<>();
    List<YamlValue> elements = section == null ? null : section.list();
    if (elements != null) {
      for (YamlValue element : elements) {
        YamlMapping keys = element.mapping(KEYS);
        ReportConfig report = keys == null ? null : report(keys);
        if (report == null) {
          continue;
        }
        if (reports.stream().anyMatch(other -> other.name().equals(report.name()))) {
          element.problem("there is a report '" + report.name() + "' already");
        } else {
          reports.add(report);
        }
      }
    }
    return reports;
  }

  private @Nullable ReportConfig report(YamlMapping keys) {
    YamlValue named = keys.require("name");
    String name =
        named == null
            ? null
            : named.parse("a name of letters, digits, '_' and '-'", ReportSection::name);
    String receiver = names.receiver(keys.require("receiver"));
    YamlValue time = keys.get("period");
    Duration period = time == null ? WEEK : ReceiverPolicySection.duration(time);
    ReportSchedule schedule = ScheduleSection.read(keys.get("schedule"), MONDAY_MORNING);
    YamlValue language = keys.get("locale");
    Locale locale = language == null ? usual : language.parse("en or de", ReportSection::locale);
    return name == null || receiver == null || period == null || schedule == null || locale == null
        ? null
        : new ReportConfig(name, receiver, schedule, period, locale);
  }

  /** It stands in URLs. */
  private static String name(String text) {
    if (!text.matches("[A-Za-z0-9_-]{1,60}")) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static Locale locale(String text) {
    return switch (text) {
      case "en" -> Locale.ENGLISH;
      case "de" -> Locale.GERMAN;
      default -> throw new IllegalArgumentException(text);
    };
  }
}
