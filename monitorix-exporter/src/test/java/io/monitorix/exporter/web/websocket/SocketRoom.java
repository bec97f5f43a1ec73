package io.monitorix.exporter.web.websocket;

import io.monitorix.exporter.auth.Authenticator;
import io.monitorix.exporter.auth.Caller;
import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.Scope;
import io.monitorix.exporter.auth.Visibility;
import io.monitorix.exporter.config.ListenAddress;
import io.monitorix.exporter.events.Change;
import io.monitorix.exporter.events.EventLog;
import io.monitorix.exporter.events.EventType;
import io.monitorix.exporter.fixture.TlsFiles;
import io.monitorix.exporter.web.Cors;
import io.monitorix.exporter.web.access.BasicAuth;
import io.monitorix.exporter.web.access.Identification;
import io.monitorix.exporter.web.access.WebAccess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A listener with events, and clients of it; to be closed all together. */
final class SocketRoom {

  private static final ListenAddress LOCAL = new ListenAddress("127.0.0.1", 0);

  /** Knows one token, which sees the cluster lab alone. */
  static final class OneToken implements Authenticator {
    volatile boolean revoked;

    @Override
    public boolean hasCredentials() {
      return true;
    }

    @Override
    public Outcome authenticate(Attempt attempt) {
      if (attempt.authorization().isEmpty()) {
        return new Outcome.Unknown();
      }
      Scope scope = new Scope(Set.of("lab"), Set.of(), Set.of());
      return attempt.authorization().equals("Bearer right") && !revoked
          ? new Outcome.Known(new Caller("ann", Caller.Kind.TOKEN, Role.VIEWER, scope, "1"))
          : new Outcome.Refused("the token is not known");
    }
  }

  final EventLog log = new EventLog(10, InstantSource.system(), new Random(1));
  final OneToken token = new OneToken();
  final List<AutoCloseable> open = new ArrayList<>();

  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  EventSockets start(Authenticator who, int most) {
    return start(WebAccess.open(), who, most, Duration.ofSeconds(5));
  }

  EventSockets start(WebAccess access, Authenticator who, int most, Duration patience) {
    return start(access, who, most, patience, Duration.ofSeconds(2));
  }

  EventSockets start(
      WebAccess access, Authenticator who, int most, Duration patience, Duration login) {
    SocketSecurity security =
        new SocketSecurity(
            new Identification(
                access, new BasicAuth(InstantSource.system(), new SecureRandom()), who),
            access::client,
            scope -> Visibility.of(scope, List.of()),
            Cors.of("https://grafana\\.example"),
            access.engines());
    SocketLimits limits = new SocketLimits(most, login, patience, Duration.ofSeconds(1));
    EventSockets sockets = EventSockets.start(LOCAL, log, security, limits);
    open.add(sockets);
    return sockets;
  }

  void happens(String cluster, String subject) {
    happens(cluster, subject, "it is off");
  }

  void happens(String cluster, String subject, String text) {
    log.append(
        List.of(
            new Change(
                Instant.ofEpochSecond(1),
                EventType.NODE_STATUS,
                cluster,
                subject,
                "online",
                "offline",
                text,
                Map.of())));
  }

  /** Keeps what comes. */
  static final class Client implements WebSocket.Listener {
    final List<String> messages = new CopyOnWriteArrayList<>();
    private final StringBuilder part = new StringBuilder();
    volatile int code;
    volatile String reason = "";

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        messages.add(part.toString());
        part.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String why) {
      reason = why;
      code = status;
      return null;
    }

    long events() {
      return messages.stream().filter(each -> each.contains("it is off")).count();
    }
  }

  Client listen(EventSockets sockets, String query, String... headers) {
    Client client = new Client();
    connect(sockets, query, client, headers);
    return client;
  }

  WebSocket connect(EventSockets sockets, String query, Client client, String... headers) {
    WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    WebSocket socket =
        builder
            .buildAsync(
                URI.create("ws://127.0.0.1:" + sockets.port() + "/api/monitorix/v1/events" + query),
                client)
            .join();
    open.add(socket::abort);
    return socket;
  }

  static void say(WebSocket socket, String text) {
    socket.sendText(text, true).join();
  }

  Socket silent(EventSockets sockets) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), sockets.port());
    open.add(socket);
    socket.setSoTimeout(20_000);
    return socket;
  }

  Client secure(EventSockets sockets, String who) {
    Client client = new Client();
    WebSocket.Builder builder =
        HttpClient.newBuilder()
            .sslContext(TlsFiles.context(TlsFiles.of(who)))
            .build()
            .newWebSocketBuilder();
    URI uri = URI.create("wss://localhost:" + sockets.port() + "/api/monitorix/v1/events");
    open.add(builder.buildAsync(uri, client).join()::abort);
    return client;
  }

  EventSockets start(WebAccess access, Authenticator who) {
    return start(access, who, 5, Duration.ofSeconds(5));
  }
}
