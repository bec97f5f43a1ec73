package io.monitorix.client.pve;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.monitorix.client.ConnectionException;
import io.monitorix.client.Trust;
import io.monitorix.client.TrustException;
import io.monitorix.client.TrustException.Reason;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Headers;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustTest {

  private final Instant now = Instant.now();

  private final HeldCertificate authority =
      new HeldCertificate.Builder().certificateAuthority(0).commonName("test authority").build();
  private final MockWebServer server = new MockWebServer();
  @TempDir Path folder;

  @AfterEach
  void stop() {
    server.close();
  }

  private HeldCertificate certificate(String host, Instant from, Instant until) {
    return new HeldCertificate.Builder()
        .signedBy(authority)
        .addSubjectAlternativeName(host)
        .validityInterval(from.toEpochMilli(), until.toEpochMilli())
        .build();
  }

  private HeldCertificate valid(String host) {
    return certificate(host, now.minusSeconds(3600), now.plusSeconds(3600));
  }

  private void serve(HeldCertificate certificate) throws IOException {
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .build()
            .sslSocketFactory());
    server.start();
    server.enqueue(
        new MockResponse(
            200,
            Headers.of("Content-Type", "application/json"),
            "{\"data\":{\"version\":\"9.1\"}}"));
  }

  private PveClient trusting(Trust trust) {
    return PveClient.builder()
        .server("https://localhost:" + server.getPort())
        .credentials(PveServer.TOKEN)
        .trust(trust)
        .build();
  }

  private void assertAccepted(Trust trust) {
    try (PveClient client = trusting(trust)) {
      assertThat(client.version().execute().version()).isEqualTo("9.1");
    }
  }

  private TrustException refusal(Trust trust) {
    try (PveClient client = trusting(trust)) {
      return catchThrowableOfType(TrustException.class, () -> client.version().execute());
    }
  }

  private Path caFile() throws IOException {
    return Files.writeString(folder.resolve("ca.pem"), authority.certificatePem());
  }

  private static String fingerprint(HeldCertificate certificate) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(certificate.certificate().getEncoded());
    return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
  }

  @Test
  void theRightPinIsAcceptedForAnyNameAndDate() throws Exception {
    HeldCertificate other =
        certificate("elsewhere", now.minusSeconds(7200), now.minusSeconds(3600));
    serve(other);

    assertAccepted(Trust.fingerprint("00".repeat(32), fingerprint(other)));
  }

  @Test
  void aWrongPinIsRefusedAndTheRightOneShown() throws Exception {
    HeldCertificate certificate = valid("localhost");
    serve(certificate);

    TrustException refusal = refusal(Trust.fingerprint("00".repeat(32)));

    assertThat(refusal.reason()).isEqualTo(Reason.PIN_MISMATCH);
    assertThat(refusal.presentedFingerprint()).isEqualTo(fingerprint(certificate));
    assertThat(refusal).hasMessageContaining(fingerprint(certificate));
  }

  @Test
  void aCertificateOfTheAuthorityInTheFileIsAccepted() throws Exception {
    serve(valid("localhost"));

    assertAccepted(Trust.caFile(caFile()));
  }

  @Test
  void aTrustManagerOfTheApplicationDecides() throws Exception {
    serve(valid("localhost"));
    HandshakeCertificates own =
        new HandshakeCertificates.Builder().addTrustedCertificate(authority.certificate()).build();
    HandshakeCertificates others =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(
                new HeldCertificate.Builder().certificateAuthority(0).build().certificate())
            .build();

    assertThat(refusal(Trust.manager(others.trustManager())).reason()).isEqualTo(Reason.UNTRUSTED);
    assertAccepted(Trust.manager(own.trustManager()));
  }

  @Test
  void theSystemDoesNotVouchForAPrivateAuthority() throws Exception {
    HeldCertificate certificate = valid("localhost");
    serve(certificate);

    TrustException refusal = refusal(Trust.system());

    assertThat(refusal.reason()).isEqualTo(Reason.UNTRUSTED);
    assertThat(refusal.presentedFingerprint()).isEqualTo(fingerprint(certificate));
  }

  @Test
  void anExpiredCertificateSaysSo() throws Exception {
    serve(certificate("localhost", now.minusSeconds(7200), now.minusSeconds(3600)));

    TrustException refusal = refusal(Trust.caFile(caFile()));

    assertThat(refusal.reason()).isEqualTo(Reason.EXPIRED);
    assertThat(refusal).hasMessageContaining("expired on");
  }

  @Test
  void aCertificateOfTheFutureSaysSo() throws Exception {
    serve(certificate("localhost", now.plusSeconds(3600), now.plusSeconds(7200)));

    assertThat(refusal(Trust.caFile(caFile())).reason()).isEqualTo(Reason.NOT_YET_VALID);
  }

  @Test
  void aCertificateForAnotherNameSaysSo() throws Exception {
    HeldCertificate certificate = valid("elsewhere");
    serve(certificate);

    TrustException refusal = refusal(Trust.caFile(caFile()));

    assertThat(refusal.reason()).isEqualTo(Reason.HOSTNAME_MISMATCH);
    assertThat(refusal.presentedFingerprint()).isEqualTo(fingerprint(certificate));
    assertThat(refusal).hasMessageContaining("localhost");
  }

  @Test
  void insecureAcceptsAnything() throws Exception {
    serve(certificate("elsewhere", now.minusSeconds(7200), now.minusSeconds(3600)));

    assertAccepted(Trust.insecure());
  }

  @Test
  void aPortWithoutTlsIsAConnectionProblem() throws Exception {
    ServerSocket plain = new ServerSocket(0);
    CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> refuseTls(plain));
    try (PveClient client =
        PveClient.builder()
            .server("https://localhost:" + plain.getLocalPort())
            .credentials(PveServer.TOKEN)
            .trust(Trust.caFile(caFile()))
            .build()) {
      assertThat(catchThrowableOfType(ConnectionException.class, () -> client.version().execute()))
          .hasMessageContaining("https");
    } finally {
      plain.close();
    }
    answered.join();
  }

  private static void refuseTls(ServerSocket plain) {
    while (!plain.isClosed()) {
      try (Socket socket = plain.accept()) {
        socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      } catch (IOException e) {
        assertThat(e).isInstanceOf(SocketException.class);
      }
    }
  }

  @Test
  void anUnusableAuthorityFileIsNamedWhenTheClientIsBuilt() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.pem"));
    Path garbage = Files.writeString(folder.resolve("garbage.pem"), "no certificate");

    for (Path file : new Path[] {empty, garbage, folder.resolve("missing.pem")}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  PveClient.builder()
                      .server("pve1")
                      .credentials(PveServer.TOKEN)
                      .trust(Trust.caFile(file))
                      .build())
          .withMessageContaining(file.toString());
    }
  }
}
