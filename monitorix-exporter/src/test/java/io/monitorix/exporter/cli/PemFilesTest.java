package io.monitorix.exporter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.exporter.config.ListenAddress;
import io.monitorix.exporter.web.Route;
import io.monitorix.exporter.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemFilesTest {

  @TempDir private Path folder = Path.of("");

  private static HeldCertificate certificate(boolean rsa) {
    HeldCertificate.Builder builder =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost");
    return (rsa ? builder.rsa2048() : builder.ecdsa256()).build();
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void httpsIsSpokenWithTheCertificateAndTheKey(boolean rsa) throws Exception {
    HeldCertificate certificate = certificate(rsa);
    SSLContext tls =
        PemFiles.serverContext(
            file("cert.pem", certificate.certificatePem()),
            file("key.pem", certificate.privateKeyPkcs8Pem()));
    Route route =
        new Route("/", request -> request.answer(200, "text/plain; charset=utf-8", "hello"));
    try (WebServer server =
        WebServer.start(new ListenAddress("localhost", 0), tls, List.of(route))) {
      HttpClient client =
          HttpClient.newBuilder()
              .sslContext(
                  new HandshakeCertificates.Builder()
                      .addTrustedCertificate(certificate.certificate())
                      .build()
                      .sslContext())
              .build();
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create("https://localhost:" + server.port() + "/"))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("hello");
    }
  }

  @Test
  void aKeyThatIsNotPkcs8IsNamedWithTheCommandThatMakesItSo() throws IOException {
    HeldCertificate certificate = certificate(true);
    Path certificates = file("cert.pem", certificate.certificatePem());
    Path key = file("key.pem", certificate.privateKeyPkcs1Pem());
    assertThatThrownBy(() -> PemFiles.serverContext(certificates, key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("key.pem")
        .hasMessageContaining("'RSA'")
        .hasMessageContaining("openssl pkcs8 -topk8");
  }

  @Test
  void aKeyOfAnotherCertificateIsRefused() throws IOException {
    Path certificates = file("cert.pem", certificate(true).certificatePem());
    Path key = file("key.pem", certificate(false).privateKeyPkcs8Pem());
    assertThatThrownBy(() -> PemFiles.serverContext(certificates, key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("do not belong together");
  }
}
