package io.monitorix.exporter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.monitorix.exporter.fixture.RawConnection;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.fixture.TestServer;
import io.monitorix.exporter.fixture.VirtualClock;
import io.monitorix.exporter.web.access.WebAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509KeyManager;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {

  private static final HeldCertificate AUTHORITY =
      new HeldCertificate.Builder().rsa2048().certificateAuthority(0).build();
  private static final HeldCertificate SERVER = server();
  private static final HeldCertificate PROMETHEUS = client("prometheus.example");
  private static final HeldCertificate OTHER = client("other.example");
  private static final HeldCertificate STRANGER =
      new HeldCertificate.Builder().addSubjectAlternativeName("prometheus.example").build();

  private static final String PAIR = "cert_file: server.pem, key_file: server.key";
  private static final String REQUEST = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

  private final VirtualClock clock = new VirtualClock();

  @TempDir private Path folder;

  private static HeldCertificate server() {
    return new HeldCertificate.Builder()
        .addSubjectAlternativeName("localhost")
        .rsa2048()
        .signedBy(AUTHORITY)
        .build();
  }

  private static HeldCertificate client(String name) {
    return new HeldCertificate.Builder()
        .commonName(name)
        .addSubjectAlternativeName(name)
        .addSubjectAlternativeName("192.0.2.7")
        .signedBy(AUTHORITY)
        .build();
  }

  @BeforeEach
  void writeFiles() {
    write("server.pem", SERVER.certificatePem());
    write("server.key", SERVER.privateKeyPkcs1Pem());
    write("ca.pem", AUTHORITY.certificatePem());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NoClientCert               | none       | 200
          NoClientCert               | prometheus | 200
          RequestClientCert          | none       | 200
          RequestClientCert          | stranger   | 200
          RequireAnyClientCert       | none       | refused
          RequireAnyClientCert       | stranger   | 200
          VerifyClientCertIfGiven    | none       | 200
          VerifyClientCertIfGiven    | prometheus | 200
          VerifyClientCertIfGiven    | stranger   | refused
          RequireAndVerifyClientCert | none       | refused
          RequireAndVerifyClientCert | prometheus | 200
          RequireAndVerifyClientCert | stranger   | refused
          """)
  void clientsAreLetInByTheirCertificate(String mode, String who, String outcome) {
    String authority = mode.contains("Verify") ? ", client_ca_file: ca.pem" : "";
    for (String version : List.of("TLS12", "TLS13")) {
      try (WebServer server =
          serving("client_auth_type: " + mode + authority + ", max_version: " + version)) {
        assertThat(outcome(server, who)).as(version).isEqualTo(outcome);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'[prometheus.example]',           prometheus, 200",
    "'[192.0.2.7]',                    prometheus, 200",
    "'[prometheus.example]',           other,      refused",
    "'[x.example, other.example]',     other,      200",
    "'[Prometheus.example, 192.0.2]',  prometheus, refused",
  })
  void clientsAreLetInByTheirName(String sans, String who, String outcome) {
    try (WebServer server =
        serving(
            "client_auth_type: RequireAndVerifyClientCert, client_ca_file: ca.pem,"
                + " client_allowed_sans: "
                + sans)) {
      assertThat(outcome(server, who)).isEqualTo(outcome);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RequireAndVerifyClientCert, POST, prometheus, '', 200, prometheus.example CERTIFICATE",
    "VerifyClientCertIfGiven,    POST, prometheus, '', 200, prometheus.example CERTIFICATE",
    "VerifyClientCertIfGiven,    GET,  none,       '', 200, 127.0.0.1 ANONYMOUS",
    "VerifyClientCertIfGiven,    POST, none,       '', 403, ",
    "RequireAnyClientCert,       POST, stranger,   '', 403, ",
    "RequireAndVerifyClientCert, POST, prometheus, 'basic_auth_users: {a: %s}', 401, ",
  })
  void onlyAVerifiedCertificateSaysWhoAsks(
      String mode, String method, String who, String users, int status, String name)
      throws IOException {
    String authority = mode.contains("Verify") ? ", client_ca_file: ca.pem" : "";
    String hash = BCrypt.withDefaults().hashToString(4, "secret".toCharArray());
    Path file =
        write(
            "web.yml",
            "tls_server_config: {%s, client_auth_type: %s%s}\n%s\n"
                .formatted(PAIR, mode, authority, users.formatted(hash)));
    Route.Handler answer =
        request ->
            request.answer(
                200, "text/plain", request.caller().name() + " " + request.caller().kind());
    HeldCertificate own = who.equals("prometheus") ? PROMETHEUS : STRANGER;
    try (WebServer server =
            TestServer.start(
                RunningExporter.LOCAL,
                WebAccess.of(file, clock),
                List.of(new Route("/", answer), Route.change(Method.POST, "/", answer)));
        RawConnection connection =
            RawConnection.to(server.port(), sockets(who.equals("none") ? null : own))) {
      connection.send(
          method + " / HTTP/1.1\r\nHost: x\r\nVia: 1.1 proxy\r\nContent-Length: 0\r\n\r\n");
      RawConnection.Answer got = connection.answer();
      assertThat(got.status()).isEqualTo(status);
      assertThat(got.headers()).containsEntry("Strict-Transport-Security", "max-age=31536000");
      if (status == 200) {
        assertThat(got.body()).isEqualTo(name);
      }
    }
  }

  private static String outcome(WebServer server, String who) {
    HeldCertificate certificate =
        switch (who) {
          case "prometheus" -> PROMETHEUS;
          case "other" -> OTHER;
          case "stranger" -> STRANGER;
          default -> null;
        };
    // with TLS 1.3 the client learns only at its first reading that it was refused
    try (RawConnection connection = RawConnection.to(server.port(), sockets(certificate))) {
      connection.send(REQUEST);
      return Integer.toString(connection.answer().status());
    } catch (IOException e) {
      return "refused";
    }
  }

  @ParameterizedTest
  @CsvSource({
    "max_version: TLS12, TLSv1.2, TLSv1.2",
    "max_version: TLS12, TLSv1.3, refused",
    "min_version: TLS13, TLSv1.3, TLSv1.3",
    "min_version: TLS13, TLSv1.2, refused",
  })
  void onlyTheVersionsNamedAreSpoken(String setting, String offered, String spoken) {
    try (WebServer server = serving(setting)) {
      assertThat(
              handshake(
                  server, parameters -> parameters.setProtocols(new String[] {offered}), true))
          .isEqualTo(spoken);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, refused",
    "TLS_AES_128_GCM_SHA256,                TLS_AES_128_GCM_SHA256",
  })
  void onlyTheSuitesNamedAreSpokenAndThoseOfTls13(String offered, String spoken) {
    try (WebServer server =
        serving(
            "cipher_suites: [TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,"
                + " TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305]")) {
      assertThat(
              handshake(
                  server, parameters -> parameters.setCipherSuites(new String[] {offered}), false))
          .isEqualTo(spoken);
    }
  }

  @ParameterizedTest
  @CsvSource({"true, AES_128", "false, CHACHA20"})
  void orderOfTheServerOrTheClientDecides(boolean server, String spoken) {
    try (WebServer running =
        serving(
            "max_version: TLS12, prefer_server_cipher_suites: "
                + server
                + ", cipher_suites: [TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,"
                + " TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256]")) {
      assertThat(
              handshake(
                  running,
                  parameters ->
                      parameters.setCipherSuites(
                          new String[] {
                            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
                            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"
                          }),
                  false))
          .contains(spoken);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void onlyTheCurvesNamedAreUsed(String version) {
    Consumer<SSLParameters> x25519 = offering(version, "x25519");
    Consumer<SSLParameters> p384 = offering(version, "secp384r1");
    try (WebServer server = serving("curve_preferences: [CurveP384]")) {
      assertThat(handshake(server, p384, true)).isEqualTo(version);
      assertThat(handshake(server, x25519, true)).isEqualTo("refused");
    }
    try (WebServer server = serving("min_version: TLS12")) {
      assertThat(handshake(server, x25519, true)).isEqualTo(version);
    }
  }

  private static Consumer<SSLParameters> offering(String version, String group) {
    return parameters -> {
      parameters.setProtocols(new String[] {version});
      if (version.equals("TLSv1.2")) {
        parameters.setCipherSuites(new String[] {"TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"});
      }
      parameters.setAlgorithmConstraints(new OnlyGroup(group));
    };
  }

  /** The protocol or the suite that both sides agree on. */
  private static String handshake(
      WebServer server, Consumer<SSLParameters> adapting, boolean protocol) {
    try (SSLSocket socket =
        (SSLSocket) sockets(null).createSocket(InetAddress.getLoopbackAddress(), server.port())) {
      SSLParameters parameters = socket.getSSLParameters();
      adapting.accept(parameters);
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return protocol ? socket.getSession().getProtocol() : socket.getSession().getCipherSuite();
    } catch (IOException e) {
      return "refused";
    }
  }

  @Test
  void renewedCertificateIsShownToNewConnectionsAndOldOnesGoOn() throws IOException {
    try (WebServer server = serving("min_version: TLS12");
        RawConnection before = RawConnection.to(server.port(), sockets(null))) {
      assertThat(shown(server)).isEqualTo(SERVER.certificate());

      HeldCertificate renewed = server();
      write("server.pem", renewed.certificatePem());
      write("server.key", renewed.privateKeyPkcs8Pem());
      clock.advance(Duration.ofSeconds(1));

      assertThat(shown(server)).isEqualTo(renewed.certificate());
      before.send(REQUEST);
      assertThat(before.answer().status()).isEqualTo(200);
    }
  }

  @Test
  void sessionsOfOlderSettingsAreNotResumed() throws IOException {
    SSLSocketFactory sameClient = sockets(OTHER);
    String mode = "client_auth_type: RequireAndVerifyClientCert, client_ca_file: ca.pem";
    try (WebServer server = serving(mode)) {
      try (RawConnection allowed = RawConnection.to(server.port(), sameClient)) {
        allowed.send(REQUEST);
        assertThat(allowed.answer().status()).isEqualTo(200);
      }
      write(
          "web.yml",
          "tls_server_config: {"
              + PAIR
              + ", "
              + mode
              + ", client_allowed_sans: [prometheus.example]}\n");
      clock.advance(Duration.ofSeconds(1));

      assertThatThrownBy(
              () -> {
                try (RawConnection now = RawConnection.to(server.port(), sameClient)) {
                  now.send(REQUEST);
                  now.answer();
                }
              })
          .isInstanceOf(IOException.class);
    }
  }

  private static X509Certificate shown(WebServer server) throws IOException {
    try (SSLSocket socket =
        (SSLSocket) sockets(null).createSocket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  @Test
  void handshakesThatStallHoldNobodyUp() throws IOException {
    List<RawConnection> stalled = new ArrayList<>();
    try (WebServer server = serving("min_version: TLS12")) {
      for (int i = 0; i < 200; i++) {
        RawConnection connection = RawConnection.to(server.port());
        stalled.add(connection);
        connection.send(i % 2 == 0 ? "\u0016\u0003\u0001" : "\u0016\u0003\u0001\u0002\u0000\u0001");
      }
      for (int i = 0; i < 5; i++) {
        assertThat(outcome(server, "none")).isEqualTo("200");
      }
    } finally {
      for (RawConnection connection : stalled) {
        connection.close();
      }
    }
  }

  @Test
  void plainHttpIsNotAnswered() throws IOException {
    try (WebServer server = serving("min_version: TLS12");
        RawConnection plain = RawConnection.to(server.port())) {
      plain.send(REQUEST);
      assertThatThrownBy(plain::answer)
          .isInstanceOfAny(IOException.class, IndexOutOfBoundsException.class);
    }
  }

  @Test
  void clientThatDoesNotKnowTheAuthorityDoesNotConnect() {
    try (WebServer server = serving("min_version: TLS12")) {
      SSLSocketFactory strict =
          new HandshakeCertificates.Builder()
              .addTrustedCertificate(STRANGER.certificate())
              .build()
              .sslSocketFactory();
      assertThatThrownBy(() -> RawConnection.to(server.port(), strict))
          .isInstanceOf(SSLException.class);
    }
  }

  private WebServer serving(String settings) {
    Path file = write("web.yml", "tls_server_config: {" + PAIR + ", " + settings + "}\n");
    return TestServer.start(
        RunningExporter.LOCAL,
        WebAccess.of(file, clock),
        List.of(new Route("/", request -> request.answer(200, "text/plain", "hello"))));
  }

  private static SSLSocketFactory sockets(@Nullable HeldCertificate own) {
    HandshakeCertificates.Builder certificates =
        new HandshakeCertificates.Builder().addTrustedCertificate(AUTHORITY.certificate());
    if (own != null) {
      certificates.heldCertificate(own);
    }
    HandshakeCertificates made = certificates.build();
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          new KeyManager[] {new Insistent(made.keyManager())},
          new TrustManager[] {made.trustManager()},
          null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Shows its certificate to whoever asks, also where another authority is asked for. */
  private static final class Insistent extends X509ExtendedKeyManager {
    private final X509KeyManager own;

    Insistent(X509KeyManager own) {
      this.own = own;
    }

    @Override
    public @Nullable String chooseClientAlias(
        String[] types, Principal @Nullable [] issuers, Socket socket) {
      return own.chooseClientAlias(types, null, socket);
    }

    @Override
    public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
      return own.getClientAliases(type, null);
    }

    @Override
    public String[] getServerAliases(String type, Principal @Nullable [] issuers) {
      return own.getServerAliases(type, issuers);
    }

    @Override
    public String chooseServerAlias(String type, Principal @Nullable [] issuers, Socket socket) {
      return own.chooseServerAlias(type, issuers, socket);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return own.getCertificateChain(alias);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return own.getPrivateKey(alias);
    }
  }

  private Path write(String name, String content) {
    try {
      Path next = Files.writeString(folder.resolve(name + ".next"), content);
      return Files.move(next, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a client offers for the key exchange: one group and no other. */
  private record OnlyGroup(String group) implements AlgorithmConstraints {

    @Override
    public boolean permits(
        Set<CryptoPrimitive> primitives,
        @Nullable String algorithm,
        @Nullable AlgorithmParameters parameters) {
      return !primitives.equals(Set.of(CryptoPrimitive.KEY_AGREEMENT))
          || algorithm == null
          || !algorithm.matches("x25519|x448|secp.*|ffdhe.*")
          || algorithm.equals(group);
    }

    @Override
    public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
      return true;
    }

    @Override
    public boolean permits(
        Set<CryptoPrimitive> primitives,
        @Nullable String algorithm,
        Key key,
        @Nullable AlgorithmParameters parameters) {
      return permits(primitives, algorithm, parameters);
    }
  }
}
