package io.monitorix.exporter.probe;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** A name server on the loopback, by UDP and TCP on one port, that answers as the test says. */
final class NameServer implements AutoCloseable {

  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final UnaryOperator<Message> answers;

  NameServer(UnaryOperator<Message> answers) throws IOException {
    this(answers, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
  }

  /**
   * @param tcp may speak TLS
   */
  NameServer(UnaryOperator<Message> answers, ServerSocket tcp) throws IOException {
    this.answers = answers;
    this.tcp = tcp;
    this.udp =
        new DatagramSocket(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), tcp.getLocalPort()));
    start(this::serveUdp);
    start(this::serveTcp);
  }

  private static void start(Runnable service) {
    Thread thread = new Thread(service, "name-server");
    thread.setDaemon(true);
    thread.start();
  }

  String address() {
    return "127.0.0.1:" + tcp.getLocalPort();
  }

  /** An answer with these records in its answer section. */
  static Message answer(Message question, int code, Record... records) {
    Message answer = new Message(question.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setRcode(code);
    answer.addRecord(question.getQuestion(), Section.QUESTION);
    for (Record record : records) {
      answer.addRecord(record, Section.ANSWER);
    }
    return answer;
  }

  static Message answer(Message question, Record... records) {
    return answer(question, Rcode.NOERROR, records);
  }

  private void serveUdp() {
    byte[] buffer = new byte[4096];
    while (!udp.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        udp.receive(packet);
        Message question = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
        // A stray packet with another identifier first: it must not be taken.
        byte[] stray = new Message(question.getHeader().getID() ^ 1).toWire();
        udp.send(new DatagramPacket(stray, stray.length, packet.getSocketAddress()));
        byte[] wire = answers.apply(question).toWire();
        udp.send(new DatagramPacket(wire, wire.length, packet.getSocketAddress()));
      } catch (IOException e) {
        if (!udp.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serveTcp() {
    while (!tcp.isClosed()) {
      try (Socket connection = tcp.accept()) {
        DataInputStream in = new DataInputStream(connection.getInputStream());
        byte[] question = in.readNBytes(in.readUnsignedShort());
        byte[] wire = answers.apply(new Message(question)).toWire();
        DataOutputStream out = new DataOutputStream(connection.getOutputStream());
        out.writeShort(wire.length);
        out.write(wire);
      } catch (IOException e) {
        // a check that does not trust this server hangs up
      }
    }
  }

  @Override
  public void close() {
    udp.close();
    try {
      tcp.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
