package io.monitorix.exporter.config;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the keys of a mapping as blackbox_exporter does: a key without a value counts as absent,
 * and booleans may be YAML 1.1's. What is absent, or wrong and reported, gives the default.
 */
final class ProbeFields {

  private static final Set<String> YES = Set.of("true", "yes", "on", "y");
  private static final Set<String> NO = Set.of("false", "no", "off", "n");

  private final YamlMapping mapping;

  private ProbeFields(YamlMapping mapping) {
    this.mapping = mapping;
  }

  /**
   * The fields of a mapping.
   *
   * @param keys those that are read
   * @param unsupported those of blackbox_exporter that are not, with what to do instead
   * @return {@code null} after a problem
   */
  static @Nullable ProbeFields of(
      YamlValue value, List<String> keys, Map<String, String> unsupported) {
    YamlMapping mapping = value.mapping();
    if (mapping == null) {
      return null;
    }
    mapping.allow(keys, unsupported.keySet());
    ProbeFields fields = new ProbeFields(mapping);
    unsupported.forEach(
        (key, advice) -> {
          YamlValue given = fields.given(key);
          if (given != null) {
            given.problem(advice);
          }
        });
    return fields;
  }

  YamlMapping mapping() {
    return mapping;
  }

  /** The value of a key; {@code null} where it has none. */
  @Nullable YamlValue given(String key) {
    YamlValue value = mapping.get(key);
    return value == null || value.isNull() ? null : value;
  }

  boolean flag(String key, boolean otherwise) {
    YamlValue value = given(key);
    if (value == null) {
      return otherwise;
    }
    if (value.isPlain() && value.isOneOf(YES)) {
      return true;
    }
    if (value.isPlain() && value.isOneOf(NO)) {
      return false;
    }
    Boolean flag = value.bool();
    return flag == null ? otherwise : flag;
  }

  @Nullable String text(String key, String expected) {
    YamlValue value = given(key);
    return value == null ? null : value.text(expected);
  }

  int number(String key, int least, int most, int otherwise) {
    YamlValue value = given(key);
    Integer number = value == null ? null : number(value, least, most);
    return number == null ? otherwise : number;
  }

  static @Nullable Integer number(YamlValue value, int least, int most) {
    return value.parse(
        "a number from " + least + " to " + most,
        text -> {
          int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
          if (number < least || number > most) {
            throw new IllegalArgumentException("out of range");
          }
          return number;
        });
  }

  /** The elements of a list; none where it is absent. */
  List<YamlValue> list(String key) {
    YamlValue value = given(key);
    List<YamlValue> elements = value == null ? null : value.list();
    return elements == null ? List.of() : elements;
  }

  List<Pattern> patterns(String key) {
    List<Pattern> patterns = new ArrayList<>();
    for (YamlValue element : list(key)) {
      Pattern pattern = pattern(element);
      if (pattern != null) {
        patterns.add(pattern);
      }
    }
    return patterns;
  }

  @Nullable Pattern pattern(String key) {
    YamlValue value = given(key);
    return value == null ? null : pattern(value);
  }

  private static @Nullable Pattern pattern(YamlValue value) {
    String text = value.text("a regular expression");
    if (text == null) {
      return null;
    }
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      value.problem("not a regular expression of RE2's kind: " + e.getDescription());
      return null;
    }
  }

  IpPreference ip() {
    YamlValue protocol = given("preferred_ip_protocol");
    Boolean ip6 =
        protocol == null
            ? Boolean.TRUE
            : protocol.parse(
                "ip4 or ip6",
                text ->
                    switch (text) {
                      case "ip4" -> false;
                      case "ip6" -> true;
                      default -> throw new IllegalArgumentException("neither");
                    });
    return new IpPreference(ip6 == null || ip6, flag("ip_protocol_fallback", true));
  }

  /** {@code source_ip_address}. */
  @Nullable InetAddress source() {
    YamlValue value = given("source_ip_address");
    return value == null
        ? null
        : value.parse("an IP address such as 192.0.2.7", ProbeFields::address);
  }

  private static InetAddress address(String text) {
    // A name would be looked up: only what can be an address goes there.
    if (!text.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
      throw new IllegalArgumentException("not an address");
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address", e);
    }
  }
}
