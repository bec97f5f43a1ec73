package io.monitorix.exporter.web;

import static io.monitorix.exporter.fixture.TlsFiles.sockets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.exporter.fixture.RawConnection;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.fixture.TestServer;
import io.monitorix.exporter.fixture.TlsFiles;
import io.monitorix.exporter.fixture.VirtualClock;
import io.monitorix.exporter.web.access.WebAccess;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
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

  private static final String REQUEST = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

  private final VirtualClock clock = new VirtualClock();

  private TlsFiles files;

  @BeforeEach
  void writeFiles(@TempDir Path folder) {
    files = new TlsFiles(folder);
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
      assertThat(shown(server)).isEqualTo(TlsFiles.SERVER.certificate());

      HeldCertificate renewed = TlsFiles.server();
      files.write("server.pem", renewed.certificatePem());
      files.write("server.key", renewed.privateKeyPkcs8Pem());
      clock.advance(Duration.ofSeconds(1));

      assertThat(shown(server)).isEqualTo(renewed.certificate());
      before.send(REQUEST);
      assertThat(before.answer().status()).isEqualTo(200);
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
        try (RawConnection connection = RawConnection.to(server.port(), sockets(null))) {
          connection.send(REQUEST);
          assertThat(connection.answer().status()).isEqualTo(200);
        }
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
              .addTrustedCertificate(TlsFiles.STRANGER.certificate())
              .build()
              .sslSocketFactory();
      assertThatThrownBy(() -> RawConnection.to(server.port(), strict))
          .isInstanceOf(SSLException.class);
    }
  }

  private WebServer serving(String settings) {
    Path file = files.webFile(settings);
    return TestServer.start(
        RunningExporter.LOCAL,
        WebAccess.of(file, clock),
        List.of(new Route("/", request -> request.answer(200, "text/plain", "hello"))));
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
