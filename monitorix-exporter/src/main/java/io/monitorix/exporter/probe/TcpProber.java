package io.monitorix.exporter.probe;

import io.monitorix.exporter.config.TcpProbe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Checks by a TCP connection, with TLS and a dialogue where the module says so. */
final class TcpProber implements Prober {

  private final TcpProbe settings;
  private final TlsMaterial tls;
  private final TargetResolver resolver;
  private final Connections connections;

  TcpProber(TcpProbe settings, TargetResolver resolver, Connections connections) {
    this.settings = settings;
    this.tls = TlsMaterial.of(settings.tls());
    this.resolver = resolver;
    this.connections = connections;
  }

  @Override
  public boolean probe(Probing probing) throws IOException {
    probing.set(ProbeMetrics.FAILED_DUE_TO_REGEX, 0);
    HostPort target = HostPort.parse(probing.target());
    InetAddress address = resolver.resolve(target.host(), settings.ip(), probing);
    try (Socket plain =
        connections.connect(target.at(address), settings.source(), probing.deadline())) {
      probing.log("connected to " + target.at(address));
      Socket socket = settings.tlsAtOnce() ? secured(plain, target, probing) : plain;
      Dialogue dialogue = new Dialogue(socket, probing);
      for (TcpProbe.Step step : settings.dialogue()) {
        if (!dialogue.take(step)) {
          return false;
        }
        if (step.startTls()) {
          // What came unencrypted before its time is not read any more: it proves nothing.
          socket = secured(socket, target, probing);
          dialogue = new Dialogue(socket, probing);
        }
      }
      return true;
    }
  }

  private Socket secured(Socket socket, HostPort target, Probing probing) throws IOException {
    return tls.open().over(socket, target.host(), target.port(), tls.settings(), probing);
  }
}
