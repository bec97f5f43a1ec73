package io.monitorix.exporter.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Reads {@code dns} of a module. */
final class DnsProbeReader {

  private static final List<String> KEYS =
      List.of(
          "preferred_ip_protocol",
          "ip_protocol_fallback",
          "source_ip_address",
          "transport_protocol",
          "dns_over_tls",
          "tls_config",
          "query_name",
          "query_type",
          "query_class",
          "recursion_desired",
          "valid_rcodes",
          "validate_answer_rrs",
          "validate_authority_rrs",
          "validate_additional_rrs");

  private static final List<String> RULES =
      List.of(
          "fail_if_matches_regexp",
          "fail_if_all_match_regexp",
          "fail_if_not_matches_regexp",
          "fail_if_none_matches_regexp");

  private DnsProbeReader() {}

  /** {@code null} after a problem that leaves nothing to ask. */
  static @Nullable DnsProbe read(YamlValue section) {
    ProbeFields dns = ProbeFields.of(section, KEYS, Map.of());
    YamlValue nameValue = dns == null ? null : dns.mapping().require("query_name");
    String name = nameValue == null ? null : nameValue.parse("a domain name", DnsProbeReader::name);
    if (dns == null || name == null) {
      return null;
    }
    return new DnsProbe(
        dns.ip(),
        dns.source(),
        transport(dns),
        ProbeTlsReader.read(dns.given("tls_config")),
        name,
        word(dns, "query_type", "a type such as AAAA", Type::value, "ANY"),
        word(dns, "query_class", "a class such as IN", DClass::value, "IN"),
        dns.flag("recursion_desired", true),
        codes(dns),
        rules(dns.given("validate_answer_rrs")),
        rules(dns.given("validate_authority_rrs")),
        rules(dns.given("validate_additional_rrs")));
  }

  private static String name(String text) {
    try {
      return Name.fromString(text, Name.root).toString();
    } catch (TextParseException e) {
      throw new IllegalArgumentException("not a name", e);
    }
  }

  private static DnsProbe.Transport transport(ProbeFields dns) {
    YamlValue value = dns.given("transport_protocol");
    Boolean tcp =
        value == null
            ? Boolean.FALSE
            : value.parse(
                "udp or tcp",
                text ->
                    switch (text) {
                      case "udp" -> false;
                      case "tcp" -> true;
                      default -> throw new IllegalArgumentException("neither");
                    });
    boolean tls = dns.flag("dns_over_tls", false);
    if (tls && Boolean.FALSE.equals(tcp)) {
      dns.mapping().problem("dns_over_tls needs transport_protocol: tcp");
    }
    if (tls) {
      return DnsProbe.Transport.TLS;
    }
    return Boolean.TRUE.equals(tcp) ? DnsProbe.Transport.TCP : DnsProbe.Transport.UDP;
  }

  private static String word(
      ProbeFields dns, String key, String expected, ToIntFunction<String> code, String otherwise) {
    YamlValue value = dns.given(key);
    String word = value == null ? null : value.parse(expected, text -> known(text, code));
    return word == null ? otherwise : word;
  }

  private static String known(String text, ToIntFunction<String> code) {
    String upperCase = text.toUpperCase(Locale.ROOT);
    if (code.applyAsInt(upperCase) < 0) {
      throw new IllegalArgumentException("unknown");
    }
    return upperCase;
  }

  private static Set<String> codes(ProbeFields dns) {
    Set<String> codes = new LinkedHashSet<>();
    for (YamlValue element : dns.list("valid_rcodes")) {
      String code =
          element.parse("a response code such as NXDOMAIN", text -> known(text, Rcode::value));
      if (code != null) {
        codes.add(code);
      }
    }
    return codes.isEmpty() ? Set.of("NOERROR") : codes;
  }

  private static DnsProbe.Rules rules(@Nullable YamlValue section) {
    ProbeFields rules = section == null ? null : ProbeFields.of(section, RULES, Map.of());
    return rules == null
        ? DnsProbe.Rules.NONE
        : new DnsProbe.Rules(
            rules.patterns(RULES.get(0)),
            rules.patterns(RULES.get(1)),
            rules.patterns(RULES.get(2)),
            rules.patterns(RULES.get(3)));
  }
}
