package io.monitorix.exporter.doctor;

import io.monitorix.client.Fingerprint;
import io.monitorix.client.Server;
import io.monitorix.exporter.language.TextBundle;
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
  private final TextBundle texts;

  WireCheck(Duration timeout, InstantSource clock, TextBundle texts) {
    this.texts = texts;
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
          Finding.problem("dns", texts.say("dns.unknown", server.host()), texts.say("dns.check")));
      return findings;
    }
    findings.add(
        Finding.ok(
            "dns",
            texts.say(
                "dns.found",
                server.host(),
                Arrays.stream(addresses)
                    .map(InetAddress::getHostAddress)
                    .collect(Collectors.joining(", ")))));
    InetSocketAddress address = new InetSocketAddress(addresses[0], server.port());
    try (Socket socket = new Socket()) {
      socket.connect(address, (int) timeout.toMillis());
      findings.add(Finding.ok("tcp", texts.say("tcp.open", Integer.toString(server.port()))));
      if (server.scheme().equals("https")) {
        findings.addAll(tls(socket, server));
      } else {
        findings.add(
            Finding.warning("tls", texts.say("tls.none"), texts.say("tls.use", "https://")));
      }
    } catch (IOException e) {
      findings.add(
          Finding.problem(
              "tcp",
              texts.say(
                  "tcp.failed",
                  address.getAddress().getHostAddress(),
                  Integer.toString(server.port()),
                  String.valueOf(e.getMessage())),
              texts.say("tcp.check")));
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
              texts.say("tls.failed", String.valueOf(e.getMessage())),
              texts.say("tls.check")));
    }
  }

  private List<Finding> certificate(String protocol, X509Certificate certificate) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.ok(
            "tls",
            texts.say(
                "tls.certificate",
                protocol,
                certificate.getSubjectX500Principal(),
                certificate.getNotAfter().toInstant(),
                Fingerprint.of(certificate))));
    if (clock.instant().plus(SOON).isAfter(certificate.getNotAfter().toInstant())) {
      findings.add(
          Finding.warning(
              "tls",
              texts.say("tls.ends", certificate.getNotAfter().toInstant()),
              texts.say("tls.renew")));
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
