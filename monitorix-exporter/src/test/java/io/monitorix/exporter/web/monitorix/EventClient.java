package io.monitorix.exporter.web.monitorix;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A client of the stream of events that reads as slowly as a test wants. */
final class EventClient implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 15_000;

  private final Socket socket = new Socket();
  private final BufferedReader in;
  private final List<String> head = new ArrayList<>();

  /**
   * Asks, and reads the head of the answer.
   *
   * @param buffer bytes that are taken without being read; 0 for as many as usual
   * @param headers whole lines
   */
  EventClient(int port, int buffer, String query, String... headers) throws IOException {
    if (buffer > 0) {
      socket.setReceiveBufferSize(buffer);
    }
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.setSoTimeout(PATIENCE_MILLIS);
    String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    String request =
        "GET /api/monitorix/v1/events" + query + " HTTP/1.0\r\nHost: localhost\r\n" + more + "\r\n";
    socket.getOutputStream().write(request.getBytes(UTF_8));
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      head.add(line);
    }
  }

  int status() {
    return Integer.parseInt(head.get(0).split(" ", 3)[1]);
  }

  List<String> head() {
    return head;
  }

  /** The next line that is not empty; null at the end. */
  String line() throws IOException {
    String line = in.readLine();
    return line == null || !line.isEmpty() ? line : line();
  }

  /** The next line that begins so, after leaving others out. */
  String line(String beginning) throws IOException {
    for (String line = line(); line != null; line = line()) {
      if (line.startsWith(beginning)) {
        return line.substring(beginning.length());
      }
    }
    throw new IOException("the stream ended before '" + beginning + "'");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
