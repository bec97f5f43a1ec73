package io.monitorix.alerts.notify.relay;

import io.monitorix.alerts.notify.text.Cut;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.SocketFactory;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Brings a line to a system log. */
sealed interface SyslogTransport {

  /** Brings it there. */
  void send(String line) throws IOException;

  /** RFC 5426: a datagram, of which nobody learns whether it came. */
  record Udp(String host, int port) implements SyslogTransport {

    /** What each receiver should take. */
    private static final int BYTES = 2048;

    @Override
    public void send(String line) throws IOException {
      byte[] bytes = Cut.toBytes(line, BYTES).getBytes(StandardCharsets.UTF_8);
      InetSocketAddress address = resolved(host, port);
      try (DatagramSocket socket = new DatagramSocket()) {
        socket.send(new DatagramPacket(bytes, bytes.length, address));
      }
    }
  }

  /**
   * A connection, on which the line's length stands before it.
   *
   * @param sockets plain ones, or those of TLS
   * @param checkName whether the certificate must be the host's
   */
  record Stream(String host, int port, SocketFactory sockets, boolean checkName)
      implements SyslogTransport {

    private static final int BYTES = 8192;
    private static final int TIMEOUT = (int) Duration.ofSeconds(10).toMillis();

    @Override
    public void send(String line) throws IOException {
      byte[] bytes = Cut.toBytes(line, BYTES).getBytes(StandardCharsets.UTF_8);
      try (Socket socket = sockets.createSocket()) {
        socket.connect(resolved(host, port), TIMEOUT);
        socket.setSoTimeout(TIMEOUT);
        if (socket instanceof SSLSocket secure) {
          SSLParameters parameters = secure.getSSLParameters();
          parameters.setEndpointIdentificationAlgorithm(checkName ? "HTTPS" : null);
          secure.setSSLParameters(parameters);
          secure.startHandshake();
        }
        OutputStream out = socket.getOutputStream();
        out.write((bytes.length + " ").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.flush();
      }
    }
  }

  private static InetSocketAddress resolved(String host, int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new UnknownHostException(host);
    }
    return address;
  }
}
