package io.monitorix.exporter.doctor;

import io.monitorix.client.Fingerprint;
import io.monitorix.client.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** The way to a server: its name, its port, its certificate. Nothing is asked of it. */
final class WireCheck {

  private static final Duration SOON = Duration.ofDays(30);

  private final Duration timeout;
  private final InstantSource clock;

  WireCheck(Duration timeout, InstantSource clock) {
    this.timeout = timeout;
    this.clock = clock;
  }

  /** What was found; the last finding is a problem where the way ends. */
  List<Finding> of(Server server) {
    List<Finding> findings = new ArrayList<>();
    InetAddress[] addresses;
    try {
      addresses = InetAddress.getAllByName(server.host());
    } catch (UnknownHostException e) {
      findings.add(
          Finding.problem(
              "dns",
              server.host() + " cannot be resolved",
              "check the name, or write an address in its place"));
      return findings;
    }
    findings.add(
        Finding.ok(
            "dns",
            server.host()
                + " is "
                + Arrays.stream(addresses)
                    .map(InetAddress::getHostAddress)
                    .collect(Collectors.joining(", "))));
    InetSocketAddress address = new InetSocketAddress(addresses[0], server.port());
    try (Socket socket = new Socket()) {
      socket.connect(address, (int) timeout.toMillis());
      findings.add(Finding.ok("tcp", "port " + server.port() + " is open"));
      if (server.scheme().equals("https")) {
        findings.addAll(tls(socket, server));
      } else {
        findings.add(
            Finding.warning(
                "tls", "none: who listens on the wire can read the login", "use https://"));
      }
    } catch (IOException e) {
      findings.add(
          Finding.problem(
              "tcp",
              "no connection to "
                  + address.getAddress().getHostAddress()
                  + " port "
                  + server.port()
                  + ": "
                  + e.getMessage(),
              "is pveproxy (8006) or proxmox-backup-proxy (8007) running, and does a firewall let"
                  + " this machine through?"));
    }
    return findings;
  }

  private List<Finding> tls(Socket socket, Server server) {
    try (SSLSocket secured =
        (SSLSocket)
            anyCertificate()
                .getSocketFactory()
                .createSocket(socket, server.host(), server.port(), true)) {
      secured.setSoTimeout((int) timeout.toMillis());
      secured.startHandshake();
      X509Certificate certificate = (X509Certificate) secured.getSession().getPeerCertificates()[0];
      return certificate(secured.getSession().getProtocol(), certificate);
    } catch (IOException | GeneralSecurityException e) {
      return List.of(
          Finding.problem(
              "tls",
              "the handshake failed: " + e.getMessage(),
              "does another service answer on this port?"));
    }
  }

  private List<Finding> certificate(String protocol, X509Certificate certificate) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.ok(
            "tls",
            protocol
                + ", certificate of "
                + certificate.getSubjectX500Principal()
                + ", until "
                + certificate.getNotAfter().toInstant()
                + ", fingerprint "
                + Fingerprint.of(certificate)));
    if (clock.instant().plus(SOON).isAfter(certificate.getNotAfter().toInstant())) {
      findings.add(
          Finding.warning(
              "tls",
              "the certificate ends on " + certificate.getNotAfter().toInstant(),
              "renew it: pvenode cert info tells which one it is"));
    }
    return findings;
  }

  /** To be shown the certificate, whichever it is; whether it is believed is tried later. */
  private static SSLContext anyCertificate() throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Curious()}, new SecureRandom());
    return context;
  }

  private static final class Curious implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
