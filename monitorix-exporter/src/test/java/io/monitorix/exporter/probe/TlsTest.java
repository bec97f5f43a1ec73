package io.monitorix.exporter.probe;

import static io.monitorix.exporter.probe.Checking.has;
import static io.monitorix.exporter.probe.Checking.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

  private final HeldCertificate authority =
      new HeldCertificate.Builder()
          .certificateAuthority(0)
          .commonName("Lab authority")
          .duration(3000, TimeUnit.DAYS)
          .build();
  private final HeldCertificate own =
      new HeldCertificate.Builder()
          .signedBy(authority)
          .commonName("lab.example")
          .organizationalUnit("lab")
          .addSubjectAlternativeName("lab.example")
          .addSubjectAlternativeName("www.lab.example")
          .duration(30, TimeUnit.DAYS)
          .build();

  @TempDir Path folder;
  private final MockWebServer server = new MockWebServer();
  private Checking checking;

  @BeforeEach
  void start() throws IOException {
    checking = new Checking(folder);
    Files.writeString(folder.resolve("ca.pem"), authority.certificatePem());
  }

  @AfterEach
  void stop() {
    checking.close();
    server.close();
  }

  private void serve(HeldCertificate certificate, boolean wantsClient) throws IOException {
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate, authority.certificate())
            .addTrustedCertificate(authority.certificate())
            .build()
            .sslSocketFactory());
    if (wantsClient) {
      server.requireClientAuth();
    }
    server.start(InetAddress.getLoopbackAddress(), 0);
    server.enqueue(new MockResponse.Builder().body("safe").build());
  }

  private ProbeResult check(String http) {
    return checking.check(
        "prober: http\nhttp:\n" + http.indent(2), "https://127.0.0.1:" + server.getPort());
  }

  private String trusting(String more) {
    return "tls_config: {ca_file: " + folder.resolve("ca.pem") + more + "}";
  }

  @Test
  void certificatesAndVersionAreInTheMetrics() throws IOException {
    serve(own, false);

    ProbeResult result = check(trusting(", server_name: lab.example"));

    assertThat(result.success()).as(result.log().toString()).isTrue();
    assertThat(value(result, "probe_http_ssl")).isEqualTo(1);
    assertThat(value(result, "probe_http_version")).isEqualTo(2);
    assertThat(value(result, "probe_tls_version_info", "version", "TLS 1.3")).isEqualTo(1);
    double expiry = (double) own.certificate().getNotAfter().toInstant().getEpochSecond();
    assertThat(value(result, "probe_ssl_earliest_cert_expiry")).isEqualTo(expiry);
    assertThat(value(result, "probe_ssl_last_chain_expiry_timestamp_seconds")).isEqualTo(expiry);
    assertThat(value(result, "probe_http_duration_seconds", "phase", "tls")).isPositive();
    assertThat(result.samples())
        .filteredOn(sample -> sample.metric().name().equals("probe_ssl_last_chain_info"))
        .singleElement()
        .satisfies(
            sample -> {
              assertThat(sample.labels().get("subject")).isEqualTo("CN=lab.example,OU=lab");
              assertThat(sample.labels().get("issuer")).startsWith("CN=Lab authority");
              assertThat(sample.labels().get("subjectalternative"))
                  .isEqualTo("lab.example,www.lab.example");
              assertThat(sample.labels().get("fingerprint_sha256")).matches("[0-9a-f]{64}");
            });
  }

  @Test
  void hostHeaderIsTheNameThatIsAskedFor() throws Exception {
    serve(own, false);

    ProbeResult result = check(trusting("") + "\nheaders: {Host: www.lab.example}");

    assertThat(result.success()).as(result.log().toString()).isTrue();
    assertThat(server.takeRequest().getHandshakeServerNames()).containsExactly("www.lab.example");
  }

  @Test
  void certificateOfAnotherNameIsRefused() throws IOException {
    serve(own, false);

    ProbeResult result = check(trusting(""));

    assertThat(result.success()).isFalse();
    assertThat(value(result, "probe_http_status_code")).isZero();
    assertThat(has(result, "probe_ssl_earliest_cert_expiry")).isFalse();
  }

  @Test
  void unknownAuthorityIsRefused() throws IOException {
    serve(own, false);

    assertThat(check("tls_config: {server_name: lab.example}").success()).isFalse();
  }

  @Test
  void expiryOfAnExpiredCertificateIsKnownWhereAnyWillDo() throws IOException {
    Instant now = Instant.now();
    HeldCertificate expired =
        new HeldCertificate.Builder()
            .signedBy(authority)
            .validityInterval(
                now.minusSeconds(9000).toEpochMilli(), now.minusSeconds(3600).toEpochMilli())
            .build();
    serve(expired, false);

    ProbeResult result = check("tls_config: {insecure_skip_verify: true}");

    assertThat(result.success()).as(result.log().toString()).isTrue();
    assertThat(value(result, "probe_ssl_earliest_cert_expiry"))
        .isLessThan((double) now.getEpochSecond());
    assertThat(has(result, "probe_ssl_last_chain_expiry_timestamp_seconds")).isFalse();
  }

  @Test
  void clientCertificateIsShown() throws Exception {
    HeldCertificate client =
        new HeldCertificate.Builder().signedBy(authority).commonName("checker").build();
    Files.writeString(folder.resolve("client.pem"), client.certificatePem());
    Files.writeString(folder.resolve("client.key"), client.privateKeyPkcs8Pem());
    serve(own, true);

    ProbeResult result =
        check(
            trusting(
                ", server_name: lab.example, cert_file: %s, key_file: %s"
                    .formatted(folder.resolve("client.pem"), folder.resolve("client.key"))));

    assertThat(result.success()).as(result.log().toString()).isTrue();
    assertThat(String.valueOf(server.takeRequest().getHandshake())).contains("CN=checker");
  }

  @Test
  void versionsCanBeNarrowed() throws IOException {
    serve(own, false);
    server.enqueue(new MockResponse.Builder().body("safe").build());

    assertThat(
            value(
                check(trusting(", server_name: lab.example, max_version: TLS12")),
                "probe_tls_version_info",
                "version",
                "TLS 1.2"))
        .isEqualTo(1);
  }

  @Test
  void http1IsSpokenWhereHttp2IsSwitchedOff() throws IOException {
    serve(own, false);
    server.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));

    ProbeResult result = check(trusting(", server_name: lab.example") + "\nenable_http2: false");

    assertThat(value(result, "probe_http_version")).isEqualTo(1.1);
  }

  @Test
  void fileWithoutCertificatesFailsTheCheckAndSaysSo() throws IOException {
    serve(own, false);
    Files.writeString(folder.resolve("ca.pem"), "nothing of the kind");

    assertThat(check(trusting("")).reason()).contains("ca.pem");
  }

  @Test
  void tcpChecksSpeakTlsToo() throws IOException {
    serve(own, false);

    ProbeResult result =
        checking.check(
            "prober: tcp\ntcp: {tls: true, " + trusting(", server_name: lab.example") + "}",
            "127.0.0.1:" + server.getPort());
    ProbeResult ofAnotherName =
        checking.check(
            "prober: tcp\ntcp: {tls: true, " + trusting("") + "}", "127.0.0.1:" + server.getPort());

    assertThat(result.success()).as(result.log().toString()).isTrue();
    assertThat(value(result, "probe_ssl_earliest_cert_expiry"))
        .isEqualTo((double) own.certificate().getNotAfter().toInstant().getEpochSecond());
    assertThat(ofAnotherName.success()).isFalse();
  }
}
