package io.monitorix.client.pve;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.monitorix.client.CircuitBreakerPolicy;
import io.monitorix.client.RetryPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A server that breaks HTTP: to each request it writes what it was given, on a new connection each
 * time, and hangs up.
 */
final class RawServer implements AutoCloseable {

  /** What is written to one request; an exception ends the connection. */
  interface Answer {
    void write(OutputStream client) throws IOException;
  }

  private final ServerSocket listening;
  private final Answer answer;

  RawServer(Answer answer) {
    this.answer = answer;
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::serve, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Writes these lines as the head of an answer, an empty line, and this body. */
  static Answer http(String body, String... head) {
    return client -> client.write((String.join("\r\n", head) + "\r\n\r\n" + body).getBytes(UTF_8));
  }

  private void serve() {
    while (!listening.isClosed()) {
      try (Socket client = listening.accept()) {
        if (readRequest(client.getInputStream())) {
          answer.write(client.getOutputStream());
        }
      } catch (IOException expected) {
        // The client hung up, or this server was closed: both are meant.
      }
    }
  }

  private static boolean readRequest(InputStream in) throws IOException {
    int newLines = 0;
    while (newLines < 2) {
      int c = in.read();
      if (c < 0) {
        return false;
      }
      newLines = c == '\n' ? newLines + 1 : c == '\r' ? newLines : 0;
    }
    return true;
  }

  PveClient.Builder clientBuilder() {
    return PveClient.builder()
        .server("http://127.0.0.1:" + listening.getLocalPort())
        .credentials(PveServer.TOKEN)
        .retry(RetryPolicy.none())
        .circuitBreaker(CircuitBreakerPolicy.none());
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
