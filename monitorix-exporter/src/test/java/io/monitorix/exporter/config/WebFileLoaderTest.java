package io.monitorix.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebFileLoaderTest {

  private static final HeldCertificate SERVER =
      new HeldCertificate.Builder().commonName("server").build();
  private static final String HASH = "$2y$10$0123456789012345678901234567890123456789012345678901.";

  @TempDir private Path folder;

  @BeforeEach
  void writePemFiles() {
    write("server.pem", SERVER.certificatePem());
    write("server.key", SERVER.privateKeyPkcs8Pem());
    write("ca.pem", SERVER.certificatePem());
  }

  @Test
  void everythingThatCanBeWrittenIsRead() {
    WebFile read =
        load(
            """
            tls_server_config:
              cert_file: server.pem
              key_file: server.key
              client_auth_type: RequireAndVerifyClientCert
              client_ca_file: ca.pem
              client_allowed_sans: [prometheus.example, 192.0.2.1]
              min_version: TLS12
              max_version: TLS12
              cipher_suites:
                - TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
                - TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305
                - TLS_AES_128_GCM_SHA256
              prefer_server_cipher_suites: false
              curve_preferences: [X25519, CurveP256]
            http_server_config:
              http2: true
              headers:
                Strict-Transport-Security: max-age=31536000
                X-Frame-Options: sameorigin
                X-Content-Type-Options: nosniff
                Content-Security-Policy: default-src 'self'
                X-XSS-Protection: ""
            basic_auth_users:
              alice: %s
              bob: %s
            """
                .formatted(HASH, HASH));

    ServerTls tls = Objects.requireNonNull(read.tls());
    assertThat(tls.identity().certificate()).isEqualTo(SERVER.certificate());
    assertThat(tls.clientAuth()).isEqualTo(ClientAuth.REQUIRE_AND_VERIFY);
    assertThat(tls.clientAuthorities()).containsExactly(SERVER.certificate());
    assertThat(tls.allowedSans()).containsExactlyInAnyOrder("prometheus.example", "192.0.2.1");
    assertThat(tls.protocols()).containsExactly("TLSv1.2");
    assertThat(tls.cipherSuites())
        .containsExactly(
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");
    assertThat(tls.serverOrder()).isFalse();
    assertThat(tls.groups()).containsExactlyInAnyOrder("x25519", "secp256r1");
    assertThat(read.headers())
        .containsEntry("Strict-Transport-Security", "max-age=31536000")
        .containsEntry("X-Frame-Options", "sameorigin")
        .containsEntry("Content-Security-Policy", "default-src 'self'")
        .containsEntry("X-XSS-Protection", "")
        .hasSize(5);
    assertThat(read.users()).isEqualTo(Map.of("alice", new Secret(HASH), "bob", new Secret(HASH)));
    assertThat(read.files())
        .containsExactlyInAnyOrder(
            folder.resolve("web.yml"),
            folder.resolve("server.pem"),
            folder.resolve("server.key"),
            folder.resolve("ca.pem"));
    assertThat(read.toString()).doesNotContain(HASH);
  }

  @Test
  void whatIsLeftOutHasTheDefaultsOfTheOriginal() {
    ServerTls tls =
        Objects.requireNonNull(
            load("tls_server_config: {cert_file: server.pem, key_file: server.key}\n").tls());

    assertThat(tls.clientAuth()).isEqualTo(ClientAuth.NONE);
    assertThat(tls.protocols()).containsExactly("TLSv1.2", "TLSv1.3");
    assertThat(tls.cipherSuites()).isEmpty();
    assertThat(tls.serverOrder()).isTrue();
    assertThat(tls.groups()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing yet\n",
        "tls_server_config: {}\n",
        "tls_server_config:\nhttp_server_config:\nbasic_auth_users:\n",
        "http_server_config: {http2: false}\n",
        "http_server_config: {headers: {}}\n",
        "basic_auth_users: {}\n",
      })
  void fileThatSaysNothingIsPlainHttpForEverybody(String yaml) {
    assertThat(load(yaml))
        .isEqualTo(new WebFile(null, Map.of(), Map.of(), Set.of(folder.resolve("web.yml"))));
  }

  @Test
  void certificateAndKeyMayStandInTheFileItself() {
    WebFile read =
        load(
            "tls_server_config:\n  client_auth_type: VerifyClientCertIfGiven\n"
                + inline("cert", SERVER.certificatePem())
                + inline("key", SERVER.privateKeyPkcs8Pem())
                + inline("client_ca", SERVER.certificatePem()));

    assertThat(Objects.requireNonNull(read.tls()).clientAuthorities()).hasSize(1);
    assertThat(read.files()).containsExactly(folder.resolve("web.yml"));
  }

  private static String inline(String key, String pem) {
    return "  " + key + ": |\n" + pem.indent(4);
  }

  @Test
  void everyProblemIsToldAtOnceWithItsPlace() {
    assertThat(
            problems(
                """
                tls_server_config:
                  cert_file: missing.pem
                  key_file: ca.pem
                  client_auth_type: Maybe
                  min_version: SSL30
                  cipher_suites: [TLS_RSA_WITH_RC4_128_SHA, TLS_NOTHING]
                  curve_preferences: [CurveP256, CurveP192]
                http_server_config:
                  http2: perhaps
                  headers:
                    X-Frame-Options: allow
                    Server: mine
                basic_auth_users:
                  alice: plain-password
                  bob: $2y$31$0123456789012345678901234567890123456789012345678901.
                tls_config: {}
                """))
        .containsExactly(
            "2:14: tls_server_config.cert_file: the file does not exist",
            "3:13: tls_server_config.key_file: the file holds no private key in PEM form",
            "4:21: tls_server_config.client_auth_type: expected NoClientCert, RequestClientCert,"
                + " RequireAnyClientCert, VerifyClientCertIfGiven, RequireAndVerifyClientCert,"
                + " got 'Maybe'",
            "5:16: tls_server_config.min_version: expected TLS12, TLS13, or an older version that"
                + " this Java speaks, got 'SSL30'",
            "6:19: tls_server_config.cipher_suites[0]: expected a cipher suite of Go's crypto/tls"
                + " that this Java speaks, got 'TLS_RSA_WITH_RC4_128_SHA'",
            "6:45: tls_server_config.cipher_suites[1]: expected a cipher suite of Go's crypto/tls"
                + " that this Java speaks, got 'TLS_NOTHING'",
            "7:34: tls_server_config.curve_preferences[1]: expected CurveP256, CurveP384,"
                + " CurveP521 or X25519, got 'CurveP192'",
            "9:10: http_server_config.http2: expected true or false, got 'perhaps'",
            "11:22: http_server_config.headers.X-Frame-Options: expected deny or sameorigin, or"
                + " nothing, got 'allow'",
            "12:5: unknown key 'Server' in http_server_config.headers; known are"
                + " Content-Security-Policy, Strict-Transport-Security, X-Content-Type-Options,"
                + " X-Frame-Options, X-XSS-Protection",
            "14:10: basic_auth_users.alice: expected a bcrypt hash, such as 'htpasswd -nBC 10"
                + " NAME' writes behind the ':'",
            "15:8: basic_auth_users.bob: expected a bcrypt cost from 4 to 16, got 31; 10 to 12 is"
                + " usual",
            "16:1: unknown key 'tls_config' at the top level; known are tls_server_config,"
                + " http_server_config, basic_auth_users");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cert_file: server.pem | missing key 'key_file' (or 'key')",
        "key_file: server.key | missing key 'cert_file' (or 'cert')",
        "min_version: TLS13 | missing key 'cert_file' (or 'cert')",
        "cert_file: server.pem, cert: x, key_file: server.key | cert and cert_file exclude",
        "cert_file: ., key_file: server.key | the file is a directory",
        "cert_file: server.pem, key_file: server.key, client_ca_file: ca.pem | add a client_auth",
        "cert_file: server.pem, key_file: server.key, client_auth_type: RequireAndVerifyClientCert"
            + " | missing key 'client_ca_file'",
        "cert_file: server.pem, key_file: server.key, client_auth_type: VerifyClientCertIfGiven,"
            + " client_ca_file: ca.pem, client_allowed_sans: [a] | clients without a certificate",
        "cert_file: server.pem, key_file: server.key, client_auth_type: RequireAnyClientCert,"
            + " client_allowed_sans: [] | the list is empty",
        "cert_file: server.pem, key_file: server.key, min_version: TLS13, max_version: TLS12"
            + " | min_version is newer",
        "cert_file: server.pem, key_file: server.key, min_version: TLS10 | got 'TLS10'",
        "cert_file: server.pem, key_file: server.key, cipher_suites: [TLS_DH_anon_WITH_AES_128_CBC_SHA]"
            + " | got 'TLS_DH_anon",
        "cert_file: server.pem, key_file: other.key | do not belong together",
        "cert_file: server.pem, key_file: server.key, curve_preferences: [X25519] | CurveP256, which",
      })
  void tlsThatCannotBeSpokenIsTold(String section, String message) {
    write("other.key", new HeldCertificate.Builder().build().privateKeyPkcs8Pem());

    assertThat(problems("tls_server_config: {" + section + "}\n"))
        .anySatisfy(problem -> assertThat(problem).contains(message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rate_limit: {interval: 1s, burst: 2} | Monitorix limits no rate",
        "basic_auth_users: [alice] | expected a mapping",
        "basic_auth_users: {'a:b': x} | has no ':'",
        "basic_auth_users: {alice: ''} | empty text",
        "http_server_config: {headers: {Content-Security-Policy: \"a\\r\\nb\"}} | visible characters",
        "http_server_config: {headers: [x]} | expected a mapping",
        "[] | expected a mapping",
      })
  void whatElseIsWrongIsTold(String yaml, String message) {
    assertThat(problems(yaml + "\n")).anySatisfy(problem -> assertThat(problem).contains(message));
  }

  @Test
  void secretsAreNeverQuoted() {
    assertThat(
            String.join(
                "\n",
                problems(
                    """
                    tls_server_config: {cert: hidden-1, key: hidden-2, key_file: hidden-3}
                    basic_auth_users: {alice: hidden-4, bob: [hidden-5]}
                    """)))
        .doesNotContain("hidden");
  }

  @Test
  void fileThatIsMissingIsTold() {
    Path missing = folder.resolve("none.yml");

    assertThatThrownBy(() -> new WebFileLoader().load(missing))
        .isInstanceOf(ConfigException.class)
        .hasMessage(missing + ": the configuration file does not exist");
  }

  private WebFile load(String yaml) {
    return new WebFileLoader().load(write("web.yml", yaml));
  }

  private List<String> problems(String yaml) {
    try {
      load(yaml);
      return List.of();
    } catch (ConfigException e) {
      return e.problems().stream()
          .map(p -> p.line() + ":" + p.column() + ": " + p.message())
          .toList();
    }
  }

  private Path write(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
