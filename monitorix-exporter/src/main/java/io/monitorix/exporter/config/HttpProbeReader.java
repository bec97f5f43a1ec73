package io.monitorix.exporter.config;

import com.google.re2j.Pattern;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Reads {@code http} of a module. */
final class HttpProbeReader {

  private static final List<String> KEYS =
      List.of(
          "valid_status_codes",
          "valid_http_versions",
          "method",
          "headers",
          "body_size_limit",
          "compression",
          "follow_redirects",
          "no_follow_redirects",
          "fail_if_ssl",
          "fail_if_not_ssl",
          "fail_if_body_matches_regexp",
          "fail_if_body_not_matches_regexp",
          "fail_if_body_json_path_matches",
          "fail_if_body_json_path_not_matches",
          "fail_if_header_matches",
          "fail_if_header_not_matches",
          "tls_config",
          "basic_auth",
          "authorization",
          "bearer_token",
          "bearer_token_file",
          "enable_http2",
          "preferred_ip_protocol",
          "ip_protocol_fallback",
          "body",
          "body_file");

  private static final String NO_PROXY =
      "proxies are not supported; run the exporter where it reaches the target";

  private static final String NO_CEL =
      "CEL is not supported; use fail_if_body_json_path_matches or"
          + " fail_if_body_json_path_not_matches";

  private static final Map<String, String> UNSUPPORTED =
      Map.ofEntries(
          Map.entry("proxy_url", NO_PROXY),
          Map.entry("no_proxy", NO_PROXY),
          Map.entry("proxy_from_environment", NO_PROXY),
          Map.entry("proxy_connect_header", NO_PROXY),
          Map.entry("proxy_connect_headers", NO_PROXY),
          Map.entry("skip_resolve_phase_with_proxy", NO_PROXY),
          Map.entry("use_proxy_dns", NO_PROXY),
          Map.entry("fail_if_body_json_matches_cel", NO_CEL),
          Map.entry("fail_if_body_json_not_matches_cel", NO_CEL),
          Map.entry("enable_http3", "HTTP/3 is not supported; remove it"),
          Map.entry("oauth2", "OAuth 2.0 is not supported; use authorization or basic_auth"),
          Map.entry(
              "enable_regexps_from_params",
              "expressions from requests are not supported; write them into the module"));

  private static final java.util.regex.Pattern SIZE =
      java.util.regex.Pattern.compile("([0-9]{1,12})([KMGT]?)(?:i?B)?");

  private HttpProbeReader() {}

  /** {@code null} after a problem that leaves nothing to read. */
  static @Nullable HttpProbe read(YamlValue section) {
    ProbeFields http = ProbeFields.of(section, KEYS, UNSUPPORTED);
    if (http == null) {
      return null;
    }
    return new HttpProbe(
        http.ip(),
        HttpRequestReader.read(http),
        ProbeTlsReader.read(http.given("tls_config")),
        redirects(http),
        http.flag("enable_http2", true),
        new HttpProbe.Expected(
            statusCodes(http),
            versions(http),
            http.flag("fail_if_ssl", false),
            http.flag("fail_if_not_ssl", false),
            new HttpProbe.HeaderRules(
                headerMatches(http, "fail_if_header_matches"),
                headerMatches(http, "fail_if_header_not_matches")),
            body(http)));
  }

  private static boolean redirects(ProbeFields http) {
    boolean follow = http.flag("follow_redirects", true);
    return http.given("no_follow_redirects") == null
        ? follow
        : !http.flag("no_follow_redirects", false);
  }

  private static Set<Integer> statusCodes(ProbeFields http) {
    Set<Integer> codes = new LinkedHashSet<>();
    for (YamlValue element : http.list("valid_status_codes")) {
      Integer code = ProbeFields.number(element, 100, 599);
      if (code != null) {
        codes.add(code);
      }
    }
    return codes;
  }

  private static Set<String> versions(ProbeFields http) {
    Set<String> versions = new LinkedHashSet<>();
    for (YamlValue element : http.list("valid_http_versions")) {
      String version =
          element.parse(
              "HTTP/1.0, HTTP/1.1 or HTTP/2.0",
              text -> {
                if (!text.matches("HTTP/(1\\.[01]|2\\.0)")) {
                  throw new IllegalArgumentException("not a version");
                }
                return text;
              });
      if (version != null) {
        versions.add(version);
      }
    }
    return versions;
  }

  private static List<HttpProbe.HeaderMatch> headerMatches(ProbeFields http, String key) {
    List<HttpProbe.HeaderMatch> matches = new ArrayList<>();
    for (YamlValue element : http.list(key)) {
      ProbeFields match =
          ProbeFields.of(element, List.of("header", "regexp", "allow_missing"), Map.of());
      if (match != null) {
        YamlValue header = match.mapping().require("header");
        String name = header == null ? null : header.text("the name of a header");
        Pattern pattern =
            match.mapping().require("regexp") == null ? null : match.pattern("regexp");
        if (name != null && pattern != null) {
          matches.add(new HttpProbe.HeaderMatch(name, pattern, match.flag("allow_missing", false)));
        }
      }
    }
    return matches;
  }

  private static HttpProbe.BodyRules body(ProbeFields http) {
    return new HttpProbe.BodyRules(
        http.patterns("fail_if_body_matches_regexp"),
        http.patterns("fail_if_body_not_matches_regexp"),
        jsonMatches(http, "fail_if_body_json_path_matches"),
        jsonMatches(http, "fail_if_body_json_path_not_matches"),
        compression(http),
        sizeLimit(http.given("body_size_limit")));
  }

  private static List<HttpProbe.JsonMatch> jsonMatches(ProbeFields http, String key) {
    List<HttpProbe.JsonMatch> matches = new ArrayList<>();
    for (YamlValue element : http.list(key)) {
      ProbeFields match = ProbeFields.of(element, List.of("path", "regexp"), Map.of());
      YamlValue path = match == null ? null : match.mapping().require("path");
      String text =
          path == null ? null : path.parse("a JSON path such as $.status", HttpProbeReader::path);
      if (match != null && text != null) {
        matches.add(new HttpProbe.JsonMatch(text, match.pattern("regexp")));
      }
    }
    return matches;
  }

  private static String path(String text) {
    try {
      // The library would complete a text without it in a manner of its own.
      if (!text.startsWith("$")) {
        throw new IllegalArgumentException("no root");
      }
      return JsonPath.compile(text).getPath() == null ? "" : text;
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("not a path", e);
    }
  }

  private static HttpProbe.@Nullable Compression compression(ProbeFields http) {
    YamlValue value = http.given("compression");
    HttpProbe.Compression compression =
        value == null
            ? null
            : value.parse(
                "gzip, deflate or identity (br is not supported)",
                text -> HttpProbe.Compression.valueOf(text.toUpperCase(Locale.ROOT)));
    return compression;
  }

  private static long sizeLimit(@Nullable YamlValue value) {
    Long limit =
        value == null
            ? null
            : value.parse(
                "a size such as 10MB",
                text -> {
                  Matcher size = SIZE.matcher(text);
                  if (!size.matches()) {
                    throw new IllegalArgumentException("not a size");
                  }
                  // The original's units are powers of 1024, with or without the i.
                  int power = " KMGT".indexOf(size.group(2).isEmpty() ? " " : size.group(2));
                  return Math.multiplyExact(Long.parseLong(size.group(1)), 1L << (10 * power));
                });
    return limit == null ? 0 : limit;
  }
}
