package io.monitorix.alerts.notify.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** A mail server that answers commands by their begin, and keeps what it is told. */
final class ScriptedServer implements AutoCloseable {

  private final ServerSocket listening;
  private final Map<String, String> replies = new LinkedHashMap<>();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final @Nullable SSLSocketFactory tls;
  private final Thread thread = new Thread(this::serve, "scripted-smtp");

  ScriptedServer(@Nullable SSLSocketFactory tls, String... replies) {
    this.tls = tls;
    for (int i = 0; i < replies.length; i += 2) {
      this.replies.put(replies[i], replies[i + 1]);
    }
    try {
      listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return listening.getLocalPort();
  }

  /** All lines that came, the mail's among them. */
  List<String> lines() {
    return lines;
  }

  private void serve() {
    while (!listening.isClosed()) {
      try (Socket socket = listening.accept()) {
        converse(socket, true);
      } catch (IOException e) {
        // The client went away, or the test is over.
      }
    }
  }

  private void converse(Socket socket, boolean greeting) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    OutputStream out = socket.getOutputStream();
    if (greeting) {
      say(out, "220 here");
    }
    boolean mail = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      lines.add(line);
      if (mail) {
        if (line.equals(".")) {
          mail = false;
          say(out, replies.getOrDefault(".", "250 taken"));
        }
        continue;
      }
      String reply = reply(line);
      say(out, reply);
      mail = line.equals("DATA") && reply.startsWith("354");
      if (line.equals("STARTTLS") && reply.startsWith("220") && tls != null) {
        SSLSocket secure =
            (SSLSocket) tls.createSocket(socket, "127.0.0.1", socket.getPort(), true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        converse(secure, false);
        return;
      }
    }
  }

  private String reply(String line) {
    for (Map.Entry<String, String> reply : replies.entrySet()) {
      if (line.startsWith(reply.getKey())) {
        return reply.getValue();
      }
    }
    return line.equals("DATA") ? "354 go on" : "250 fine";
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write((text.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
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
