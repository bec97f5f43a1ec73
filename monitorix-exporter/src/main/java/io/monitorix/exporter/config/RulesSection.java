package io.monitorix.exporter.config;

import io.monitorix.exporter.tuning.ShippedFiles;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code rule_files} and {@code rules}. */
final class RulesSection {

  private static final List<String> KEYS =
      List.of(
          "shipped",
          "query_url",
          "query",
          "resend_delay",
          "for_outage_tolerance",
          "for_grace_period",
          "concurrency");
  private static final List<String> QUERY_KEYS =
      List.of("timeout", "headers", "basic_auth", "authorization", "tls_config");

  /** Set by the protocol: one's own would break it. */
  private static final Set<String> RESERVED = Set.of("content-type", "content-length");

  private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(30);

  private static final List<String> SHIPPED_KEYS = List.of("enabled", "disable");
  private static final int MOST_AT_ONCE = 64;

  private RulesSection() {}

  /**
   * What the file says; with a default for what is wrong.
   *
   * @param kept whether there are series of our own to evaluate rules over
   */
  static RulesConfig read(YamlMapping root, Path folder, boolean kept) {
    RulesConfig none = RulesConfig.NONE;
    YamlValue written = root.get("rule_files");
    List<String> files = texts(written, "the path of a rule file, or a pattern of such");
    YamlValue section = root.get("rules");
    YamlMapping rules = section == null ? null : section.mapping(KEYS);
    Optional<EndpointConfig> server = rules == null ? Optional.empty() : server(rules);
    boolean evaluated = kept || server.isPresent();
    YamlValue shipped = rules == null ? null : rules.get("shipped");
    YamlMapping ours = shipped == null ? null : shipped.mapping(SHIPPED_KEYS);
    YamlValue enabled = ours == null ? null : ours.get("enabled");
    Boolean wanted = enabled == null ? Boolean.valueOf(evaluated) : enabled.bool();
    Set<String> disabled = disabled(ours == null ? null : ours.get("disable"));
    if (written != null && !files.isEmpty() && !evaluated) {
      written.problem(
          "rules are evaluated over kept series: set series.enabled or rules.query_url, or leave"
              + " rule_files out");
    }
    YamlValue atOnce = rules == null ? null : rules.get("concurrency");
    Integer concurrency = atOnce == null ? null : atOnce.integer(1, MOST_AT_ONCE);
    return new RulesConfig(
        files,
        folder,
        Boolean.TRUE.equals(wanted) && evaluated,
        disabled,
        server,
        duration(rules, "resend_delay", none.resendDelay()),
        duration(rules, "for_outage_tolerance", none.outageTolerance()),
        duration(rules, "for_grace_period", none.gracePeriod()),
        concurrency == null ? none.concurrency() : concurrency,
        none.tuning());
  }

  private static Optional<EndpointConfig> server(YamlMapping rules) {
    YamlValue address = rules.get("query_url");
    YamlValue how = rules.get("query");
    if (address == null) {
      if (how != null) {
        how.problem("this is how a server is asked: name it as query_url");
      }
      return Optional.empty();
    }
    URI url = EndpointSection.url(address);
    YamlMapping query = (how == null ? rules.empty("query") : how).mapping(QUERY_KEYS);
    if (query == null) {
      return Optional.empty();
    }
    Duration timeout = EndpointSection.duration(query.get("timeout"), QUERY_TIMEOUT);
    return Optional.ofNullable(
        EndpointSection.read(query, url, timeout, RESERVED, query.get("tls_config")));
  }

  private static Duration duration(@Nullable YamlMapping rules, String key, Duration otherwise) {
    YamlValue value = rules == null ? null : rules.get(key);
    Duration duration =
        value == null ? null : value.parse("a duration such as 10m", PrometheusDuration::parse);
    return duration == null ? otherwise : duration;
  }

  private static Set<String> disabled(@Nullable YamlValue list) {
    Set<String> names = new LinkedHashSet<>();
    List<YamlValue> elements = list == null ? null : list.list();
    if (elements == null || elements.isEmpty()) {
      return names;
    }
    List<String> known = ShippedFiles.read().alerts();
    for (YamlValue element : elements) {
      String name = element.text("the name of an alert");
      if (name != null && names.add(name) && !known.contains(name)) {
        element.problem(KnownRules.unknown(name, "alert", known));
      }
    }
    return names;
  }

  private static List<String> texts(@Nullable YamlValue list, String expected) {
    List<YamlValue> elements = list == null ? null : list.list();
    List<String> texts = new ArrayList<>();
    if (elements != null) {
      for (YamlValue element : elements) {
        String text = element.text(expected);
        if (text != null) {
          texts.add(text);
        }
      }
    }
    return texts;
  }
}
