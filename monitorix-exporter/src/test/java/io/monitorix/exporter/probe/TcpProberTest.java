package io.monitorix.exporter.probe;

import static io.monitorix.exporter.probe.Checking.has;
import static io.monitorix.exporter.probe.Checking.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TcpProberTest {

  @TempDir Path folder;
  private Checking checking;

  @BeforeEach
  void start() {
    checking = new Checking(folder);
  }

  @AfterEach
  void stop() {
    checking.close();
  }

  @Test
  void portThatIsOpenIsUp() throws IOException {
    try (LineServer server = new LineServer(talk -> {})) {
      ProbeResult result = checking.check(Checking.builtIn("tcp_connect"), server.address());

      assertThat(result.success()).as(result.log().toString()).isTrue();
      assertThat(value(result, "probe_failed_due_to_regex")).isZero();
      assertThat(value(result, "probe_ip_protocol")).isEqualTo(4);
      assertThat(value(result, "probe_ip_addr_hash")).isPositive();
    }
  }

  @Test
  void portThatIsClosedIsDown() throws IOException {
    String address;
    try (LineServer server = new LineServer(talk -> {})) {
      address = server.address();
    }

    ProbeResult result = checking.check(Checking.builtIn("tcp_connect"), address);

    assertThat(result.success()).isFalse();
    assertThat(result.reason()).contains("refused");
  }

  @Test
  void targetWithoutPortIsRefused() {
    assertThat(checking.check(Checking.builtIn("tcp_connect"), "localhost").reason())
        .contains("host:port");
    assertThat(checking.check(Checking.builtIn("tcp_connect"), "::1").reason())
        .contains("host:port");
  }

  @Test
  void bannerIsAwaited() throws IOException {
    try (LineServer server = new LineServer(talk -> talk.say("SSH-2.0-OpenSSH_9.2p1 Debian\r\n"))) {
      assertThat(checking.check(Checking.builtIn("ssh_banner"), server.address()).success())
          .isTrue();
    }
  }

  @Test
  void linesBeforeTheExpectedOneAreSkippedAndItsGroupsAreSent() throws IOException {
    try (LineServer server =
        new LineServer(
            talk -> {
              talk.say("hello\r\nPING :token-7\r\n");
              talk.hear();
              talk.say(":lab 001 welcome\r\n");
            })) {
      ProbeResult result =
          checking.check(
              """
              prober: tcp
              tcp:
                query_response:
                  - expect: "PING :([^ ]+)"
                    send: "PONG ${1} $$1"
                    labels: [{name: token, value: "${1}"}]
                  - expect: "^:[^ ]+ 001"
              """,
              server.address());

      assertThat(result.success()).as(result.log().toString()).isTrue();
      assertThat(server.heard()).first().isEqualTo("PONG token-7 $1");
      assertThat(value(result, "probe_expect_info", "token", "token-7")).isEqualTo(1);
      assertThat(result.log()).noneMatch(line -> line.contains("PONG"));
    }
  }

  @Test
  void connectionThatEndsBeforeAMatchFailsByTheExpression() throws IOException {
    try (LineServer server = new LineServer(talk -> talk.say("HTTP/1.1 400 Bad Request"))) {
      ProbeResult result = checking.check(Checking.builtIn("ssh_banner"), server.address());

      assertThat(result.success()).isFalse();
      assertThat(value(result, "probe_failed_due_to_regex")).isEqualTo(1);
    }
  }

  @Test
  void serverThatTricklesEndsAtTheTimeout() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (LineServer server =
        new LineServer(
            talk -> {
              try {
                talk.say("SSH");
                over.await();
              } catch (InterruptedException e) {
                throw new IOException(e);
              }
            })) {
      ProbeResult result =
          checking
              .probes()
              .check(Checking.builtIn("ssh_banner"), server.address(), Duration.ofMillis(200));
      over.countDown();

      assertThat(result.reason()).isEqualTo("timed out");
      assertThat(value(result, "probe_failed_due_to_regex")).isZero();
    }
  }

  @Test
  void mailServerIsCheckedThroughStartTls() throws IOException {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    Files.writeString(folder.resolve("ca.pem"), certificate.certificatePem());
    var tls = new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    LineServer.Script script =
        talk -> {
          talk.say("220 mail.example ESMTP\r\n");
          talk.hear();
          talk.say("250-mail.example\r\n250-STARTTLS\r\n250 HELP\r\n");
          talk.hear();
          talk.say("220 go ahead\r\n");
          talk.turnToTls(tls.sslSocketFactory());
          talk.hear();
          talk.say("250 mail.example\r\n");
          talk.hear();
          talk.say("221 bye\r\n");
        };
    try (LineServer server = new LineServer(script)) {
      ProbeResult result =
          checking.check(
              """
              prober: tcp
              tcp:
                tls_config: {ca_file: %s}
                query_response:
                  - {expect: "^220 ", send: "EHLO lab\\r"}
                  - {expect: "^250[ -]STARTTLS", send: "STARTTLS\\r"}
                  - {expect: "^220 ", starttls: true}
                  - {send: "EHLO lab\\r"}
                  - {expect: "^250 ", send: "QUIT\\r"}
                  - {expect: "^221 "}
              """
                  .formatted(folder.resolve("ca.pem")),
              server.address());
      ProbeResult untrusted = checking.check(Checking.builtIn("smtp_starttls"), server.address());

      assertThat(result.success()).as(result.log().toString()).isTrue();
      assertThat(server.heard()).startsWith("EHLO lab", "STARTTLS", "EHLO lab", "QUIT");
      assertThat(value(result, "probe_ssl_earliest_cert_expiry"))
          .isEqualTo((double) certificate.certificate().getNotAfter().toInstant().getEpochSecond());
      assertThat(untrusted.success()).isFalse();
      assertThat(has(untrusted, "probe_ssl_earliest_cert_expiry")).isFalse();
    }
  }

  @Test
  void metadataServiceIsNotReached() {
    ProbeResult result = checking.check(Checking.builtIn("tcp_connect"), "169.254.169.254:80");

    assertThat(result.reason()).contains("allow_link_local");
    assertThat(value(result, "probe_ip_protocol")).isEqualTo(4);
  }
}
