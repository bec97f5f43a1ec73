package io.monitorix.exporter.config;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code filter}. */
final class FilterSection {

  private static final List<String> KEYS = List.of("nodes", "storages", "guests", "templates");
  private static final List<String> GUEST_KEYS = List.of("ids", "names", "tags", "pools");

  private FilterSection() {}

  /** {@code null} after a problem. */
  static @Nullable FilterConfig read(YamlValue section) {
    YamlMapping filter = section.mapping(KEYS);
    if (filter == null) {
      return null;
    }
    Patterns nodes = patterns(filter.get("nodes"));
    Patterns storages = patterns(filter.get("storages"));
    FilterConfig.Guests guests = guests(filter.get("guests"));
    YamlValue templates = filter.get("templates");
    Boolean withTemplates = templates == null ? Boolean.TRUE : templates.bool();
    return guests == null || withTemplates == null
        ? null
        : new FilterConfig(nodes, storages, guests, withTemplates);
  }

  private static FilterConfig.@Nullable Guests guests(@Nullable YamlValue section) {
    if (section == null) {
      return FilterConfig.Guests.ALL;
    }
    YamlMapping guests = section.mapping(GUEST_KEYS);
    return guests == null
        ? null
        : new FilterConfig.Guests(
            patterns(guests.get("ids")),
            patterns(guests.get("names")),
            patterns(guests.get("tags")),
            patterns(guests.get("pools")));
  }

  private static Patterns patterns(@Nullable YamlValue section) {
    YamlMapping patterns = section == null ? null : section.mapping(List.of("include", "exclude"));
    return patterns == null
        ? Patterns.ANY
        : new Patterns(list(patterns.get("include")), list(patterns.get("exclude")));
  }

  /** One regular expression, or a list of them. */
  private static List<String> list(@Nullable YamlValue value) {
    if (value == null) {
      return List.of();
    }
    List<YamlValue> elements = value.isList() || value.isNull() ? value.list() : List.of(value);
    List<String> regexes = new ArrayList<>();
    for (YamlValue element : elements == null ? List.<YamlValue>of() : elements) {
      String regex = element.text("a regular expression");
      if (regex != null && compiles(element, regex)) {
        regexes.add(regex);
      }
    }
    return regexes;
  }

  private static boolean compiles(YamlValue value, String regex) {
    try {
      Pattern.compile(regex);
      return true;
    } catch (PatternSyntaxException e) {
      value.problem("not a regular expression of RE2: " + e.getDescription());
      return false;
    }
  }
}
