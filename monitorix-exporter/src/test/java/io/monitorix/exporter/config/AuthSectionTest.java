package io.monitorix.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthSectionTest {

  private static final String TARGETS =
      "targets: [{name: lab, server: pve1, token: {id: a@pve!b, secret: c}}]\n";
  private static final String OIDC = "issuer: https://id.example/realm, audience: monitorix";

  @TempDir private Path folder;

  private ConfigFiles files;

  @BeforeEach
  void folder() {
    files = new ConfigFiles(folder);
  }

  @Test
  void withoutTheSectionMetricsAreOpenAndThereIsNoProvider() {
    assertThat(load("")).isEqualTo(AuthConfig.DEFAULT);
    assertThat(load("auth: {}")).isEqualTo(AuthConfig.DEFAULT);
  }

  @Test
  void whatIsWrittenHolds() {
    files.write("key", "0123456789abcdef0123456789abcdef\n");
    AuthConfig auth =
        load(
            """
            auth:
              metrics: closed
              encryption_key_file: key
              access_token_lifetime: 10m
              refresh_token_lifetime: 1d
              session_max_age: 12h
              password: {min_length: 16, history: 0}
              audit_file: audit.jsonl
              audit_retention: 30d
              oidc:
                issuer: https://id.example/realms/ops
                audience: [monitorix, grafana]
                role_claim: realm_access.roles
                roles: {admin: owners, viewer: [a, b]}
                scope_claim: monitorix
                header: X-JWT-Assertion
            """);
    assertThat(auth.metricsClosed()).isTrue();
    assertThat(auth.encryptionKey().orElseThrow().value())
        .isEqualTo("0123456789abcdef0123456789abcdef");
    assertThat(auth.accessLifetime()).isEqualTo(Duration.ofMinutes(10));
    assertThat(auth.refreshLifetime()).isEqualTo(Duration.ofDays(1));
    assertThat(auth.sessionMaxAge()).isEqualTo(Duration.ofHours(12));
    assertThat(auth.passwordLength()).isEqualTo(16);
    assertThat(auth.passwordHistory()).isZero();
    assertThat(auth.auditFile()).contains(folder.resolve("audit.jsonl"));
    assertThat(auth.auditRetention()).isEqualTo(Duration.ofDays(30));
    OidcConfig oidc = auth.oidc().orElseThrow();
    assertThat(oidc.issuer()).isEqualTo("https://id.example/realms/ops");
    assertThat(oidc.jwksUrl()).isEmpty();
    assertThat(oidc.audiences()).containsExactlyInAnyOrder("monitorix", "grafana");
    assertThat(oidc.usernameClaim()).isEqualTo("preferred_username");
    assertThat(oidc.roles())
        .isEqualTo(Map.of("admin", Set.of("owners"), "viewer", Set.of("a", "b")));
    assertThat(oidc.header()).isEqualTo("X-JWT-Assertion");
    assertThat(auth.toString()).doesNotContain("0123456789abcdef");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "metrics: shut | auth.metrics: expected open or closed, got 'shut'",
        "encryption_key: short | fewer than 32 characters",
        "encryption_key_file: none | auth.encryption_key_file: the file",
        "access_token_lifetime: 30s | a duration from 1m to 1d, got '30s'",
        "refresh_token_lifetime: 91d | a duration from 1h to 90d",
        "session_max_age: 30m | a duration from 1h to 3650d",
        "password: {min_length: 7} | auth.password.min_length",
        "password: {max_length: 7} | unknown key 'max_length' in auth.password",
        "audit_file: no/such/folder/file | auth.audit_file: expected the path of a file",
        "audit_retention: 1h | auth.audit_retention",
        "oidc: {audience: a, default_role: viewer} | missing key 'issuer'",
        "oidc: {issuer: 'https://a.example', default_role: viewer} | missing key 'audience'",
        "oidc: {issuer: id, audience: a, default_role: viewer} | auth.oidc.issuer: expected a URL",
        "oidc: {" + OIDC + "} | nobody would get a role",
        "oidc: {" + OIDC + ", default_role: root} | auth.oidc.default_role: expected admin",
        "oidc: {" + OIDC + ", roles: {root: a}} | unknown key 'root' in auth.oidc.roles",
        "oidc: {" + OIDC + ", default_role: viewer, header: 'a b'} | the name of a header"
      })
  void whatIsWrongIsTold(String section, String message) {
    assertThatThrownBy(() -> load("auth: {" + section + "}"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message);
  }

  private AuthConfig load(String section) {
    return new ConfigLoader(Map.of())
        .load(files.write("monitorix.yml", TARGETS + section + "\n"))
        .auth();
  }
}
