package io.monitorix.exporter.web.websocket;

import io.monitorix.exporter.config.ListenAddress;
import io.monitorix.exporter.events.EventFilter;
import io.monitorix.exporter.events.EventId;
import io.monitorix.exporter.events.EventLog;
import io.monitorix.exporter.web.BadRequestException;
import io.monitorix.exporter.web.Form;
import io.monitorix.exporter.web.access.Presented;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLSession;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.server.WebSocketServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of events over WebSocket: one text for each, in the JSON of the server-sent ones. A client
 * logs in by the header {@code Authorization}, or, as browsers cannot send it, by its first
 * message, or by its certificate. Safe for several threads.
 */
public final class EventSockets implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EventSockets.class);

  private static final String PATH = "/api/monitorix/v1/events";
  private static final Set<String> PARAMETERS =
      Set.of("type", "id", "cluster", "last_event_id", "lastEventId");
  private static final int LONGEST_REASON = 120;
  private static final int SPARE = 10;
  private static final Duration TICK = Duration.ofSeconds(1);

  /** None is of this process: all that is kept comes after it. */
  private static final EventId UNKNOWN = new EventId(0, 0);

  private final EventLog events;
  private final SocketSecurity security;
  private final SocketLimits limits;
  private final Handshakes begun;
  private final Map<WebSocket, EventSocket> sockets = new ConcurrentHashMap<>();
  private final AtomicBoolean planned = new AtomicBoolean();
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "event-sockets");
            thread.setDaemon(true);
            return thread;
          });
  private final Server server;

  private EventSockets(
      InetSocketAddress bound,
      ServerSocketChannel channel,
      EventLog events,
      SocketSecurity security,
      SocketLimits limits) {
    this.events = events;
    this.security = security;
    this.limits = limits;
    this.begun = new Handshakes(limits.sockets() + SPARE, limits.login());
    this.server = new Server(bound, channel);
    server.setWebSocketFactory(new Sockets(security.tls(), begun));
  }

  /**
   * Starts to listen.
   *
   * @throws UncheckedIOException when the address cannot be had
   */
  public static EventSockets start(
      ListenAddress address, EventLog events, SocketSecurity security, SocketLimits limits) {
    try {
      ServerSocketChannel channel = ServerSocketChannel.open();
      try {
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        channel.bind(new InetSocketAddress(address.host(), address.port()));
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
      InetSocketAddress bound = (InetSocketAddress) channel.getLocalAddress();
      EventSockets sockets = new EventSockets(bound, channel, events, security, limits);
      sockets.begin();
      log.info("events are told over WebSocket: address={} port={}", address, bound.getPort());
      return sockets;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen on "
              + address
              + ", which is events.websocket.listen_address: "
              + e.getMessage(),
          e);
    }
  }

  private void begin() {
    server.start();
    events.onAppend(this::wake);
    var unused =
        writer.scheduleWithFixedDelay(
            this::advance, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The port that it listens on. */
  public int port() {
    return server.bound.getPort();
  }

  /** How many listen now. */
  public int size() {
    return sockets.size();
  }

  private void wake() {
    if (planned.compareAndSet(false, true)) {
      try {
        writer.execute(this::advance);
      } catch (RejectedExecutionException e) {
        log.debug("no more events are told over WebSocket");
      }
    }
  }

  private void advance() {
    planned.set(false);
    begun.expire();
    sockets.forEach(
        (connection, socket) -> {
          try {
            socket.advance(events, limits);
          } catch (RuntimeException e) {
            // one that breaks something must not cost the others
            log.debug("a socket ended: reason={}", e.toString());
            connection.closeConnection(CloseFrame.ABNORMAL_CLOSE, "");
          }
        });
  }

  /** The library's side. */
  private final class Server extends WebSocketServer {

    private final InetSocketAddress bound;

    Server(InetSocketAddress bound, ServerSocketChannel channel) {
      super(channel);
      this.bound = bound;
      setDaemon(true);
      setTcpNoDelay(true);
      // answers of the clients to pings tell whose connection is gone
      setConnectionLostTimeout(30);
    }

    @Override
    public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
        WebSocket connection, Draft draft, ClientHandshake request) throws InvalidDataException {
      String origin = request.getFieldValue("Origin");
      if (!origin.isEmpty() && !security.origins().allows(origin)) {
        throw new InvalidDataException(
            CloseFrame.POLICY_VALIDATION, "pages of this site may not listen");
      }
      return super.onWebsocketHandshakeReceivedAsServer(connection, draft, request);
    }

    @Override
    public void onOpen(WebSocket connection, ClientHandshake request) {
      if (sockets.size() >= limits.sockets()) {
        connection.close(
            EventSocket.TRY_AGAIN_LATER,
            limits.sockets() + " sockets are open, which is events.max_streams");
        return;
      }
      EventSocket socket;
      try {
        socket = asked(connection, request.getResourceDescriptor());
      } catch (IllegalArgumentException | BadRequestException e) {
        String reason = String.valueOf(e.getMessage());
        connection.close(
            CloseFrame.POLICY_VALIDATION,
            reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason);
        return;
      }
      sockets.put(connection, socket);
      String authorization = request.getFieldValue("Authorization");
      socket.identify(
          shown(connection, authorization, request::getFieldValue), !authorization.isEmpty());
      wake();
    }

    private Supplier<Presented> shown(
        WebSocket connection, String authorization, UnaryOperator<String> headers) {
      String address = connection.getRemoteSocketAddress().getAddress().getHostAddress();
      Optional<SSLSession> tls =
          connection.hasSSLSupport() ? Optional.of(connection.getSSLSession()) : Optional.empty();
      return () ->
          new Presented(authorization, address, headers, tls.flatMap(security.certificates()));
    }

    @Override
    public void onMessage(WebSocket connection, String message) {
      EventSocket socket = sockets.get(connection);
      if (socket == null || socket.isKnown()) {
        return;
      }
      Optional<String> authorization = EventSocket.authorization(message);
      if (authorization.isEmpty()) {
        connection.close(
            CloseFrame.POLICY_VALIDATION, "expected {\"authorization\": \"Bearer …\"} first");
        return;
      }
      socket.identify(shown(connection, authorization.get(), name -> ""), true);
      wake();
    }

    @Override
    public void onClose(WebSocket connection, int code, String reason, boolean remote) {
      sockets.remove(connection);
    }

    @Override
    public void onError(WebSocket connection, Exception error) {
      if (connection == null) {
        log.error("the WebSocket listener failed", error);
      } else {
        log.debug("a socket failed: reason={}", error.toString());
      }
    }

    @Override
    public void onStart() {
      log.debug("the WebSocket listener runs");
    }
  }

  private EventSocket asked(WebSocket connection, String resource) {
    URI uri = URI.create(resource);
    if (!PATH.equals(uri.getPath()) && !"/".equals(uri.getPath())) {
      throw new IllegalArgumentException("there is nothing here but " + PATH);
    }
    Form form = Form.parse(uri.getRawQuery() == null ? "" : uri.getRawQuery());
    for (String name : form.names()) {
      if (!PARAMETERS.contains(name)) {
        throw new IllegalArgumentException(
            "unknown parameter; known are type, id, cluster, last_event_id");
      }
    }
    EventFilter filter = EventFilter.of(form.all("type"), form.all("id"), form.all("cluster"));
    String last = form.first("last_event_id");
    if (last.isEmpty()) {
      last = form.first("lastEventId");
    }
    EventId place = last.isEmpty() ? events.last() : EventId.parse(last).orElse(UNKNOWN);
    return new EventSocket(connection, security, filter, place);
  }

  /** Ends all connections; others do not begin. */
  @Override
  public void close() {
    writer.shutdownNow();
    try {
      server.stop((int) TICK.toMillis(), "the process is stopping");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
