package io.monitorix.exporter.web.websocket;

import java.io.IOException;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.java_websocket.SSLSocketChannel2;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.WebSocketServerFactory;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.protocols.Protocol;

/** Makes connections: with the TLS of that moment where there is any, and for small messages. */
final class Sockets implements WebSocketServerFactory {

  private static final int LARGEST_MESSAGE = 16 * 1024;

  private final Optional<Supplier<SSLEngine>> engines;
  private final Handshakes begun;
  private final ExecutorService handshakes =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "event-sockets-tls");
            thread.setDaemon(true);
            return thread;
          });

  Sockets(Optional<Supplier<SSLEngine>> engines, Handshakes begun) {
    this.engines = engines;
    this.begun = begun;
  }

  @Override
  public WebSocketImpl createWebSocket(WebSocketAdapter listener, Draft draft) {
    return created(new WebSocketImpl(listener, draft));
  }

  @Override
  public WebSocketImpl createWebSocket(WebSocketAdapter listener, List<Draft> drafts) {
    return created(
        new WebSocketImpl(
            listener,
            List.of(new Draft_6455(List.of(), List.of(new Protocol("")), LARGEST_MESSAGE))));
  }

  private WebSocketImpl created(WebSocketImpl connection) {
    begun.begin(connection);
    return connection;
  }

  @Override
  public ByteChannel wrapChannel(SocketChannel channel, SelectionKey key) throws IOException {
    return engines.isPresent()
        ? new SSLSocketChannel2(channel, engines.get().get(), handshakes, key)
        : channel;
  }

  @Override
  public void close() {
    handshakes.shutdown();
  }
}
