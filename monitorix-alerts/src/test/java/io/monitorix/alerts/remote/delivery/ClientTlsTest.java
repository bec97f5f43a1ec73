package io.monitorix.alerts.remote.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientTlsTest {

  private final HeldCertificate authority =
      new HeldCertificate.Builder().certificateAuthority(1).commonName("authority").build();
  private final HeldCertificate middle =
      new HeldCertificate.Builder()
          .certificateAuthority(0)
          .commonName("middle")
          .signedBy(authority)
          .build();
  private final HeldCertificate client =
      new HeldCertificate.Builder().commonName("client").signedBy(middle).build();

  private final MockWebServer server = new MockWebServer();

  @TempDir Path folder;

  @BeforeEach
  void open() throws IOException {
    HeldCertificate held =
        new HeldCertificate.Builder()
            .addSubjectAlternativeName("localhost")
            .signedBy(authority)
            .build();
    HandshakeCertificates certificates =
        new HandshakeCertificates.Builder()
            .heldCertificate(held)
            .addTrustedCertificate(authority.certificate())
            .build();
    server.useHttps(certificates.sslSocketFactory());
    server.enqueue(new MockResponse.Builder().build());
    server.start();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Outcome send(ClientTls tls) {
    Endpoint endpoint = new Endpoint(server.url("/").uri(), Duration.ofSeconds(10), Map.of(), tls);
    Protocol protocol =
        new Protocol() {
          @Override
          public Map<String, String> headers() {
            return Map.of();
          }

          @Override
          public boolean isPassing(int status) {
            return true;
          }
        };
    try (Courier courier = new Courier(endpoint, protocol, InstantSource.system())) {
      return courier.send(Parcel.of("a".getBytes(UTF_8), 1, Instant.EPOCH));
    }
  }

  @Test
  void authorityOfTheFileIsTrusted() throws IOException {
    Path ca = file("ca.pem", authority.certificatePem());

    assertThat(send(new ClientTls(ca, null, null, false))).isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void strangersAreNotTrusted() {
    assertThat(send(ClientTls.SYSTEM)).isInstanceOf(Outcome.Passing.class);
  }

  @Test
  void anyoneIsTrustedWhereNobodyLooks() {
    assertThat(send(new ClientTls(null, null, null, true))).isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void certificateIsShownWithItsChain() throws IOException {
    server.requireClientAuth();
    Path ca = file("ca.pem", authority.certificatePem());
    Path certificate = file("client.pem", client.certificatePem() + middle.certificatePem());
    Path key = file("client.key", client.privateKeyPkcs8Pem());

    assertThat(send(new ClientTls(ca, null, null, false))).isInstanceOf(Outcome.Passing.class);
    assertThat(send(new ClientTls(ca, certificate, key, false)))
        .isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void fileThatCannotBeUsedIsNamedAndItsContentIsNot() throws IOException {
    Path broken = file("broken.pem", "sesame");
    Path certificate = file("client.pem", client.certificatePem());

    assertThatThrownBy(() -> send(new ClientTls(broken, null, null, false)))
        .hasMessageContaining("broken.pem holds no certificate");
    assertThatThrownBy(() -> send(new ClientTls(folder.resolve("none"), null, null, false)))
        .hasMessageContaining("there is no file");
    assertThatThrownBy(() -> send(new ClientTls(null, certificate, broken, false)))
        .hasMessageContaining("broken.pem holds no private key")
        .hasNoCause()
        .message()
        .doesNotContain("sesame");
  }
}
