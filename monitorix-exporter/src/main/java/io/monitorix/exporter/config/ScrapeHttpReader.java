package io.monitorix.exporter.config;

import io.monitorix.alerts.remote.delivery.ClientTls;
import io.monitorix.alerts.scrape.config.HttpAccess;
import io.monitorix.exporter.config.EndpointConfig.Login;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how HTTP is spoken, with the keys of Prometheus's {@code http_config}. */
final class ScrapeHttpReader {

  static final List<String> KEYS =
      List.of(
          "basic_auth",
          "authorization",
          "bearer_token",
          "bearer_token_file",
          "tls_config",
          "follow_redirects",
          "enable_http2",
          "proxy_url",
          "http_headers");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]*");

  private static final Set<String> RESERVED =
      Set.of(
          "accept",
          "accept-encoding",
          "authorization",
          "connection",
          "content-length",
          "host",
          "transfer-encoding",
          "x-prometheus-scrape-timeout-seconds");

  private ScrapeHttpReader() {}

  /** {@code null} after a problem. */
  static @Nullable HttpAccess read(YamlMapping entry) {
    HttpAccess usual = HttpAccess.PLAIN;
    EndpointConfig.Tls tls = HttpTlsSection.read(entry.get("tls_config"));
    Boolean redirects = PrometheusKeys.bool(entry, "follow_redirects", usual.followRedirects());
    Boolean http2 = PrometheusKeys.bool(entry, "enable_http2", usual.http2());
    YamlValue proxy = entry.get("proxy_url");
    URI through = proxy == null ? null : proxy(proxy);
    HttpAccess access =
        tls == null || redirects == null || http2 == null || (proxy != null && through == null)
            ? null
            : new HttpAccess(usual.headers(), tls(tls), redirects, http2, through);
    HttpAccess withHeaders = access == null ? null : headers(entry.get("http_headers"), access);
    return withHeaders == null ? null : login(entry, withHeaders);
  }

  private static @Nullable URI proxy(YamlValue value) {
    URI url = EndpointSection.url(value);
    if (url != null && !"http".equalsIgnoreCase(url.getScheme())) {
      value.problem("expected a proxy that is spoken to in plain HTTP: http://proxy.example:3128");
      return null;
    }
    return url;
  }

  private static ClientTls tls(EndpointConfig.Tls tls) {
    return new ClientTls(
        tls.caFile().orElse(null),
        tls.certFile().orElse(null),
        tls.keyFile().orElse(null),
        tls.insecure());
  }

  private static @Nullable HttpAccess login(YamlMapping entry, HttpAccess access) {
    YamlValue inline = entry.get("bearer_token");
    YamlValue token = inline == null ? entry.get("bearer_token_file") : inline;
    Login login = EndpointSection.login(entry);
    if (token != null) {
      if (!(login instanceof Login.None)) {
        token.problem("basic_auth, authorization and bearer_token exclude each other; keep one");
        return null;
      }
      Secret secret = SecretReader.read(entry, "bearer_token", SecretReader::checkToken);
      return secret == null ? null : access.withHeader("Authorization", "Bearer " + secret.value());
    }
    if (login instanceof Login.Basic basic) {
      return access.withBasicAuth(basic.username(), basic.password().value());
    }
    if (login instanceof Login.Authorization other) {
      return access.withHeader("Authorization", other.type() + " " + other.credentials().value());
    }
    return login == null ? null : access;
  }

  private static @Nullable HttpAccess headers(@Nullable YamlValue section, HttpAccess access) {
    YamlMapping mapping = section == null ? null : section.mapping();
    if (mapping == null) {
      return section == null ? access : null;
    }
    HttpAccess all = access;
    for (String name : mapping.keys()) {
      YamlValue value = mapping.get(name);
      if (value == null) {
        continue;
      }
      if (!NAME.matcher(name).matches() || RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
        value.problem("this header cannot be set here");
        return null;
      }
      List<String> values = values(value);
      if (values == null) {
        return null;
      }
      for (String each : values) {
        all = all.withHeader(name, each);
      }
    }
    return all;
  }

  private static @Nullable List<String> values(YamlValue header) {
    YamlMapping mapping = header.mapping(List.of("values", "secrets", "files"));
    if (mapping == null) {
      return null;
    }
    List<String> all = new ArrayList<>();
    for (String key : List.of("values", "secrets", "files")) {
      YamlValue written = mapping.get(key);
      List<YamlValue> elements = written == null ? List.of() : written.list();
      if (elements == null) {
        return null;
      }
      for (YamlValue element : elements) {
        String text =
            key.equals("files")
                ? SecretReader.content(element)
                : element.secret().text("a header's value");
        if (text == null) {
          return null;
        }
        if (!VALUE.matcher(text).matches()) {
          element.problem("it has a character that no header may have");
          return null;
        }
        all.add(text);
      }
    }
    return all;
  }
}
