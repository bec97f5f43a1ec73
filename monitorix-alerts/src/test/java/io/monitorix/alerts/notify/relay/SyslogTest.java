package io.monitorix.alerts.notify.relay;

import static io.monitorix.alerts.notify.Fixtures.firing;
import static io.monitorix.alerts.notify.Fixtures.problems;
import static io.monitorix.alerts.notify.Fixtures.read;
import static io.monitorix.alerts.notify.Fixtures.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.Result;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyslogTest {

  private static final String LINE =
      "<28>1 2026-11-24T12:00:00Z pve1 monitorix - firing - \ufeff"
          + "[FIRING:1] Guest web (qemu/101) is down";

  @TempDir Path folder;

  @Test
  void sendsADatagram() throws Exception {
    try (DatagramSocket log =
            new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Integration syslog =
            read(
                "syslog_configs",
                "{address: '127.0.0.1:" + log.getLocalPort() + "', hostname: 'pve 1'}")) {
      assertThat(syslog.send(firing())).isEqualTo(Result.sent());
      DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
      log.setSoTimeout(5000);
      log.receive(packet);

      assertThat(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8))
          .isEqualTo(LINE);
    }
  }

  @Test
  void countsOctetsOnAConnection() throws Exception {
    try (ServerSocket log = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Integration syslog =
            read(
                "syslog_configs",
                "{address: 'localhost:"
                    + log.getLocalPort()
                    + "', protocol: tcp, facility: local0, app_name: x, message: \"a\\nb\"}")) {
      CompletableFuture<String> line = CompletableFuture.supplyAsync(() -> received(log));
      assertThat(syslog.send(resolved())).isEqualTo(Result.sent());

      String text = "<133>1 2026-11-24T12:00:00Z - x - resolved - \ufeffa b";
      assertThat(line.get(5, TimeUnit.SECONDS))
          .isEqualTo(text.getBytes(StandardCharsets.UTF_8).length + " " + text);
    }
  }

  @Test
  void checksWhomItSpeaksWith() throws Exception {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    Files.writeString(folder.resolve("ca.pem"), certificate.certificatePem());
    HandshakeCertificates identity =
        new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    try (ServerSocket log =
        identity
            .sslContext()
            .getServerSocketFactory()
            .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "address: 'localhost:" + log.getLocalPort() + "', protocol: tls";
      String trusting = "{" + address + ", hostname: pve1, tls_config: {ca_file: ca.pem}}";
      try (Integration syslog = read("syslog_configs", trusting, "", folder)) {
        CompletableFuture<String> line = CompletableFuture.supplyAsync(() -> received(log));
        assertThat(syslog.send(firing())).isEqualTo(Result.sent());
        assertThat(line.get(5, TimeUnit.SECONDS)).endsWith(LINE);
      }
      try (Integration wary = read("syslog_configs", "{" + address + "}")) {
        CompletableFuture<String> line = CompletableFuture.supplyAsync(() -> received(log));
        assertThat(wary.send(firing())).isInstanceOf(Result.Retry.class);
        assertThat(line.get(5, TimeUnit.SECONDS)).isEmpty();
      }
    }
  }

  private static String received(ServerSocket log) {
    try (Socket socket = log.accept()) {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      return "";
    }
  }

  @Test
  void triesAgainWhenNobodyListens() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    try (Integration syslog =
        read("syslog_configs", "{address: '127.0.0.1:" + port + "', protocol: tcp}")) {
      assertThat(syslog.send(firing())).isInstanceOf(Result.Retry.class);
    }
  }

  @Test
  void namesWhatIsWrong() {
    assertThat(problems("syslog_configs", "{address: log, protocol: smoke, facility: x}"))
        .hasSize(3)
        .anySatisfy(problem -> assertThat(problem).contains("1:11", "host:port"));
  }
}
