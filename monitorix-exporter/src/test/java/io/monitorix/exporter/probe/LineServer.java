package io.monitorix.exporter.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A server on the loopback that talks in lines, as its script says, and keeps what it was told. */
final class LineServer implements AutoCloseable {

  private final ServerSocket socket;
  private final List<String> heard = new CopyOnWriteArrayList<>();

  /** What happens on a connection. */
  @FunctionalInterface
  interface Script {
    void talk(Talk talk) throws IOException;
  }

  /** One connection. */
  final class Talk {
    private Socket connection;
    private BufferedReader in;

    Talk(Socket connection) throws IOException {
      this.connection = connection;
      this.in = reader();
    }

    private BufferedReader reader() throws IOException {
      return new BufferedReader(
          new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    void say(String text) throws IOException {
      connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      connection.getOutputStream().flush();
    }

    String hear() throws IOException {
      String line = in.readLine();
      heard.add(String.valueOf(line));
      return String.valueOf(line);
    }

    void turnToTls(SSLSocketFactory sockets) throws IOException {
      SSLSocket tls =
          (SSLSocket) sockets.createSocket(connection, null, connection.getPort(), true);
      tls.setUseClientMode(false);
      tls.startHandshake();
      connection = tls;
      in = reader();
    }
  }

  LineServer(Script script) throws IOException {
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> serve(script), "line-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(Script script) {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        script.talk(new Talk(connection));
      } catch (IOException e) {
        heard.add("end: " + e.getMessage());
      }
    }
  }

  String address() {
    return "localhost:" + socket.getLocalPort();
  }

  List<String> heard() {
    return heard;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
