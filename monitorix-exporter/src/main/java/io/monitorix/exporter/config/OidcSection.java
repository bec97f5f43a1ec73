package io.monitorix.exporter.config;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code auth.oidc}. */
final class OidcSection {

  private static final List<String> KEYS =
      List.of(
          "issuer",
          "jwks_url",
          "audience",
          "username_claim",
          "role_claim",
          "roles",
          "default_role",
          "scope_claim",
          "header",
          "tls_config");
  private static final List<String> ROLES = List.of("admin", "operator", "viewer");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]+");
  private static final String ISSUER = "a URL such as https://id.example/realms/ops";

  private OidcSection() {}

  /** Empty without the section, and after a problem. */
  static Optional<OidcConfig> read(@Nullable YamlValue section) {
    YamlMapping oidc = section == null ? null : section.mapping(KEYS);
    if (oidc == null) {
      return Optional.empty();
    }
    YamlValue issued = oidc.require("issuer");
    String issuer = issued == null ? null : issuer(issued);
    YamlValue keys = oidc.get("jwks_url");
    String location = keys == null ? null : keys.text(ISSUER);
    URI jwks =
        keys == null || location == null
            ? null
            : EndpointSection.url(keys, location, "a URL such as https://id.example/jwks");
    YamlValue audience = oidc.require("audience");
    Set<String> audiences = audience == null ? Set.of() : texts(audience, "a client or a resource");
    if (audience != null && audiences.isEmpty()) {
      audience.problem("expected at least one: tokens for others are not for this server");
    }
    Map<String, Set<String>> roles = roles(oidc.get("roles"));
    Optional<String> defaultRole = role(oidc.get("default_role"));
    if (roles.isEmpty() && defaultRole.isEmpty()) {
      oidc.problem("nobody would get a role: set roles, or default_role");
    }
    EndpointConfig.Tls tls = HttpTlsSection.read(oidc.get("tls_config"));
    return issuer == null || tls == null || audiences.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new OidcConfig(
                issuer,
                Optional.ofNullable(jwks),
                audiences,
                text(oidc, "username_claim").orElse("preferred_username"),
                text(oidc, "role_claim").orElse("roles"),
                roles,
                defaultRole,
                text(oidc, "scope_claim"),
                header(oidc.get("header")),
                tls));
  }

  private static @Nullable String issuer(YamlValue value) {
    String text = value.text(ISSUER);
    return text == null || EndpointSection.url(value, text, ISSUER) == null ? null : text;
  }

  private static Optional<String> text(YamlMapping oidc, String key) {
    YamlValue value = oidc.get(key);
    return value == null ? Optional.empty() : Optional.ofNullable(value.text("a claim's name"));
  }

  private static String header(@Nullable YamlValue value) {
    if (value == null) {
      return "";
    }
    String name =
        value.parse(
            "the name of a header such as X-JWT-Assertion",
            text -> {
              if (!HEADER.matcher(text).matches()) {
                throw new IllegalArgumentException();
              }
              return text;
            });
    return name == null ? "" : name;
  }

  private static Map<String, Set<String>> roles(@Nullable YamlValue section) {
    Map<String, Set<String>> roles = new LinkedHashMap<>();
    YamlMapping mapping = section == null ? null : section.mapping(ROLES);
    if (mapping == null) {
      return roles;
    }
    for (String name : mapping.keys()) {
      YamlValue value = mapping.get(name);
      if (value != null) {
        roles.put(name, texts(value, "a value of the role claim"));
      }
    }
    return roles;
  }

  private static Optional<String> role(@Nullable YamlValue value) {
    if (value == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        value.parse(
            "admin, operator or viewer",
            text -> {
              if (!ROLES.contains(text)) {
                throw new IllegalArgumentException();
              }
              return text;
            }));
  }

  /** One text, or a list of some. */
  private static Set<String> texts(YamlValue value, String expected) {
    Set<String> texts = new LinkedHashSet<>();
    List<YamlValue> elements = value.isList() ? value.list() : List.of(value);
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
