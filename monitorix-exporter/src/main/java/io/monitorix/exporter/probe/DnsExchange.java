package io.monitorix.exporter.probe;

import io.monitorix.exporter.config.DnsProbe;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;

/**
 * Takes a question to a server and an answer back, and measures both. A cut answer is taken as it
 * is: it is this server and this transport that are checked.
 */
final class DnsExchange {

  private static final int LONGEST_MESSAGE = 65_535;

  private final DnsProbe settings;
  private final @Nullable TlsMaterial tls;
  private final Connections connections;

  DnsExchange(DnsProbe settings, Connections connections) {
    this.settings = settings;
    this.tls =
        settings.transport() == DnsProbe.Transport.TLS ? TlsMaterial.of(settings.tls()) : null;
    this.connections = connections;
  }

  Message ask(Message question, HostPort target, InetAddress address, Probing probing)
      throws IOException {
    long start = System.nanoTime();
    byte[] wire = question.toWire();
    int id = question.getHeader().getID();
    if (settings.transport() == DnsProbe.Transport.UDP) {
      InetAddress source = settings.source();
      try (DatagramSocket socket =
          source == null
              ? new DatagramSocket()
              : new DatagramSocket(new InetSocketAddress(source, 0))) {
        socket.connect(target.at(address));
        connected(start, probing);
        return overUdp(socket, wire, id, probing);
      }
    }
    try (Socket plain =
        connections.connect(target.at(address), settings.source(), probing.deadline())) {
      Socket socket =
          tls == null
              ? plain
              : tls.open().over(plain, target.host(), target.port(), settings.tls(), probing);
      connected(start, probing);
      return overTcp(socket, wire, id, probing);
    }
  }

  private static void connected(long start, Probing probing) {
    probing.addPhase(ProbeMetrics.DNS_DURATION, "connect", Deadline.secondsSince(start));
  }

  private static Message overUdp(DatagramSocket socket, byte[] wire, int id, Probing probing)
      throws IOException {
    long start = System.nanoTime();
    socket.send(new DatagramPacket(wire, wire.length));
    DatagramPacket packet = new DatagramPacket(new byte[LONGEST_MESSAGE], LONGEST_MESSAGE);
    while (true) {
      socket.setSoTimeout(probing.deadline().remainingMillis());
      packet.setLength(LONGEST_MESSAGE);
      socket.receive(packet);
      byte[] answer = Arrays.copyOf(packet.getData(), packet.getLength());
      // Whatever else arrives at the port is none of this check's.
      if (answer.length >= 12 && idOf(answer) == id) {
        return answered(answer, start, probing);
      }
    }
  }

  private static Message overTcp(Socket socket, byte[] wire, int id, Probing probing)
      throws IOException {
    long start = System.nanoTime();
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    byte[] framed = new byte[wire.length + 2];
    framed[0] = (byte) (wire.length >> 8);
    framed[1] = (byte) wire.length;
    System.arraycopy(wire, 0, framed, 2, wire.length);
    out.write(framed);
    out.flush();
    DataInputStream in = new DataInputStream(socket.getInputStream());
    byte[] answer = new byte[in.readUnsignedShort()];
    in.readFully(answer);
    if (answer.length < 12 || idOf(answer) != id) {
      throw new IOException("the answer is to another question");
    }
    return answered(answer, start, probing);
  }

  private static int idOf(byte[] message) {
    return (message[0] & 0xff) << 8 | (message[1] & 0xff);
  }

  private static Message answered(byte[] answer, long start, Probing probing) throws IOException {
    probing.addPhase(ProbeMetrics.DNS_DURATION, "request", Deadline.secondsSince(start));
    return new Message(answer);
  }
}
