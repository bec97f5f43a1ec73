package io.monitorix.exporter.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one module of {@code pve.yml}: the arguments that the original hands to proxmoxer's {@code
 * ProxmoxAPI} as they are. A key without a value is one that was not given, as Python's None.
 */
final class PveModuleReader {

  private static final List<String> KEYS =
      List.of("user", "password", "token_name", "token_value", "verify_ssl", "timeout", "port");

  /** Arguments of proxmoxer that we have no equivalent for, and what to do without. */
  private static final Map<String, String> UNSUPPORTED =
      Map.ofEntries(
          Map.entry("host", "the host comes from /pve?target=; remove it"),
          Map.entry("otp", "one-time passwords need a person; use an API token"),
          Map.entry("otptype", "one-time passwords need a person; use an API token"),
          Map.entry("cert", "client certificates are not supported; use an API token"),
          Map.entry("proxies", "proxies are not supported; run the exporter where it reaches PVE"),
          Map.entry("path_prefix", "no path may precede /api2; name the server itself as target"),
          Map.entry("mode", "only mode json is supported; remove it"),
          Map.entry("service", "only service PVE is supported; remove the module"),
          Map.entry("backend", "only backend https is supported; remove it"));

  /** Values by which those arguments ask for what we do anyway. */
  private static final Map<String, Set<String>> HARMLESS =
      Map.of("mode", Set.of("json"), "service", Set.of("pve"), "backend", Set.of("https"));

  /** YAML 1.1 took more words for booleans, and the original's parser still does. */
  private static final Set<String> YES = Set.of("yes", "true", "on");

  private static final Set<String> NO = Set.of("no", "false", "off");

  private PveModuleReader() {}

  /** {@code null} after a problem. */
  static @Nullable PveModule read(String name, YamlValue value) {
    YamlMapping module = value.mapping();
    if (module == null) {
      return null;
    }
    module.allow(KEYS, UNSUPPORTED.keySet());
    UNSUPPORTED.forEach((key, advice) -> refuse(module, key, advice));
    LoginConfig login = login(module);
    TlsConfig tls = tls(given(module, "verify_ssl"));
    Duration timeout = timeout(module.get("timeout"));
    YamlValue portValue = given(module, "port");
    Integer port = portValue == null ? null : port(portValue);
    return login == null || tls == null || timeout == null
        ? null
        : new PveModule(name, login, tls, timeout, port);
  }

  private static @Nullable LoginConfig login(YamlMapping module) {
    Map<String, String> texts = new HashMap<>();
    for (String key : List.of("user", "token_name", "token_value", "password")) {
      YamlValue value = given(module, key);
      if (value != null) {
        String text = value.text("a text");
        if (text == null) {
          return null;
        }
        texts.put(key, text);
      }
    }
    return PveLogin.of(
        texts.get("user"),
        texts.get("token_name"),
        texts.get("token_value"),
        texts.get("password"),
        PveLogin.Names.FILE,
        module::problem);
  }

  private static void refuse(YamlMapping module, String key, String advice) {
    YamlValue value = given(module, key);
    if (value != null && !value.isOneOf(HARMLESS.getOrDefault(key, Set.of()))) {
      value.problem(advice);
    }
  }

  private static @Nullable YamlValue given(YamlMapping module, String key) {
    YamlValue value = module.get(key);
    return value == null || value.isNull() ? null : value;
  }

  private static @Nullable TlsConfig tls(@Nullable YamlValue value) {
    if (value == null || (value.isPlain() && value.isOneOf(YES))) {
      return new TlsConfig.SystemTrust();
    }
    if (value.isPlain() && (value.isOneOf(NO) || value.isOneOf(Set.of("0")))) {
      return new TlsConfig.Insecure();
    }
    return TlsSection.caFile(value);
  }

  private static @Nullable Duration timeout(@Nullable YamlValue value) {
    if (value == null) {
      return PveModule.DEFAULT_TIMEOUT;
    }
    return value.parse(
        "seconds, more than 0 and at most 86400, such as 5", PveModuleReader::seconds);
  }

  private static Duration seconds(String text) {
    if (!text.matches("[0-9]{1,5}(\\.[0-9]{1,9})?")) {
      throw new IllegalArgumentException("not a number of seconds");
    }
    long millis =
        new BigDecimal(text).movePointRight(3).setScale(0, RoundingMode.CEILING).longValueExact();
    if (millis == 0 || millis > 86_400_000) {
      throw new IllegalArgumentException("out of range");
    }
    return Duration.ofMillis(millis);
  }

  private static @Nullable Integer port(YamlValue value) {
    return value.parse(
        "a port from 1 to 65535",
        text -> {
          int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
          if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a port");
          }
          return port;
        });
  }
}
