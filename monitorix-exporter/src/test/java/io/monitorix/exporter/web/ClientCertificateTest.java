package io.monitorix.exporter.web;

import static io.monitorix.exporter.fixture.TlsFiles.sockets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.monitorix.exporter.fixture.RawConnection;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.fixture.TestServer;
import io.monitorix.exporter.fixture.TlsFiles;
import io.monitorix.exporter.fixture.VirtualClock;
import io.monitorix.exporter.web.access.WebAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientCertificateTest {

  private static final String REQUEST = "GET / HTTP/1.1\r\nHost: x\r\nVia: 1.1 proxy\r\n\r\n";

  private final VirtualClock clock = new VirtualClock();

  private TlsFiles files;

  @BeforeEach
  void writeFiles(@TempDir Path folder) {
    files = new TlsFiles(folder);
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
        files.write(
            "web.yml",
            "tls_server_config: {%s, client_auth_type: %s%s}\n%s\n"
                .formatted(TlsFiles.PAIR, mode, authority, users.formatted(hash)));
    Route.Handler answer =
        request ->
            request.answer(
                200, "text/plain", request.caller().name() + " " + request.caller().kind());
    try (WebServer server =
            TestServer.start(
                RunningExporter.LOCAL,
                WebAccess.of(file, clock),
                List.of(new Route("/", answer), Route.change(Method.POST, "/", answer)));
        RawConnection connection = RawConnection.to(server.port(), sockets(TlsFiles.of(who)))) {
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

  @Test
  void aCertificateThatNobodyLookedAtSaysNothingOnceTheyAreVerified() throws IOException {
    Path file = files.webFile("client_auth_type: RequireAnyClientCert");
    Route route =
        new Route(
            "/", request -> request.answer(200, "text/plain", request.caller().kind().name()));
    try (WebServer server =
            TestServer.start(RunningExporter.LOCAL, WebAccess.of(file, clock), List.of(route));
        RawConnection stranger = RawConnection.to(server.port(), sockets(TlsFiles.STRANGER));
        RawConnection known = RawConnection.to(server.port(), sockets(TlsFiles.PROMETHEUS))) {
      for (RawConnection each : List.of(stranger, known)) {
        each.send(REQUEST);
        assertThat(each.answer().body()).isEqualTo("ANONYMOUS");
      }

      files.webFile("client_auth_type: VerifyClientCertIfGiven, client_ca_file: ca.pem");
      clock.advance(Duration.ofSeconds(1));

      stranger.send(REQUEST);
      assertThat(stranger.answer().body()).isEqualTo("ANONYMOUS");
      known.send(REQUEST);
      assertThat(known.answer().body()).isEqualTo("CERTIFICATE");
    }
  }

  private static String outcome(WebServer server, String who) {
    // with TLS 1.3 the client learns only at its first reading that it was refused
    try (RawConnection connection = RawConnection.to(server.port(), sockets(TlsFiles.of(who)))) {
      connection.send(REQUEST);
      return Integer.toString(connection.answer().status());
    } catch (IOException e) {
      return "refused";
    }
  }

  @Test
  void sessionsOfOlderSettingsAreNotResumed() throws IOException {
    SSLSocketFactory sameClient = sockets(TlsFiles.OTHER);
    String mode = "client_auth_type: RequireAndVerifyClientCert, client_ca_file: ca.pem";
    try (WebServer server = serving(mode)) {
      try (RawConnection allowed = RawConnection.to(server.port(), sameClient)) {
        allowed.send(REQUEST);
        assertThat(allowed.answer().status()).isEqualTo(200);
      }
      files.webFile(mode + ", client_allowed_sans: [prometheus.example]");
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

  private WebServer serving(String settings) {
    Path file = files.webFile(settings);
    return TestServer.start(
        RunningExporter.LOCAL,
        WebAccess.of(file, clock),
        List.of(new Route("/", request -> request.answer(200, "text/plain", "hello"))));
  }
}
