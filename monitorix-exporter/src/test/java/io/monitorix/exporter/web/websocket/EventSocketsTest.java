package io.monitorix.exporter.web.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import at.favre.lib.crypto.bcrypt.BCrypt;
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
import io.monitorix.exporter.fixture.VirtualClock;
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
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSocketsTest {

  private static final ListenAddress LOCAL = new ListenAddress("127.0.0.1", 0);

  /** Knows one token, which sees the cluster lab alone. */
  private static final class OneToken implements Authenticator {
    private volatile boolean revoked;

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

  private final EventLog log = new EventLog(10, InstantSource.system(), new Random(1));
  private final OneToken token = new OneToken();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private EventSockets start(Authenticator who, int most) {
    return start(WebAccess.open(), who, most, Duration.ofSeconds(5));
  }

  private EventSockets start(WebAccess access, Authenticator who, int most, Duration patience) {
    return start(access, who, most, patience, Duration.ofSeconds(2));
  }

  private EventSockets start(
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

  private void happens(String cluster, String subject) {
    happens(cluster, subject, "it is off");
  }

  private void happens(String cluster, String subject, String text) {
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
  private static final class Client implements WebSocket.Listener {
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private volatile int code;
    private volatile String reason = "";

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

  private Client listen(EventSockets sockets, String query, String... headers) {
    Client client = new Client();
    connect(sockets, query, client, headers);
    return client;
  }

  private WebSocket connect(EventSockets sockets, String query, Client client, String... headers) {
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

  private static void say(WebSocket socket, String text) {
    socket.sendText(text, true).join();
  }

  @Test
  void whoListensIsToldOfWhatTheyWant() {
    EventSockets sockets = start(Authenticator.NONE, 5);
    Client all = listen(sockets, "");
    Client some = listen(sockets, "?cluster=lab&type=node.*");
    await().until(() -> all.messages.size() == 1 && some.messages.size() == 1);
    assertThat(all.messages.get(0)).contains("\"type\":\"ready\"");

    happens("lab", "node/pve1");
    happens("other", "node/pve1");

    await().until(() -> all.events() == 2 && some.events() == 1);
    assertThat(some.messages.get(1))
        .contains("\"cluster\":\"lab\"")
        .contains("\"newState\":\"offline\"");
    assertThat(sockets.size()).isEqualTo(2);
  }

  @Test
  void whoComesBackGetsWhatTheyMissed() {
    happens("lab", "node/pve1");
    String first = log.last().toString();
    happens("lab", "node/pve2");
    EventSockets sockets = start(Authenticator.NONE, 5);

    Client resumed = listen(sockets, "?last_event_id=" + first);
    Client lost = listen(sockets, "?last_event_id=1-5");

    await().until(() -> resumed.events() == 1 && lost.events() == 2);
    assertThat(lost.messages.get(1)).contains("\"type\":\"reset\"");
  }

  @Test
  void aTokenIsTakenAsAHeaderOrAsTheFirstMessageAndLimitsWhatIsSeen() {
    EventSockets sockets = start(token, 5);
    Client byHeader = listen(sockets, "", "Authorization", "Bearer right");
    Client byMessage = new Client();
    say(connect(sockets, "", byMessage), "{\"authorization\":\"Bearer right\"}");
    await().until(() -> byHeader.messages.size() == 1 && byMessage.messages.size() == 1);

    happens("other", "node/pve1");
    happens("lab", "node/pve1");

    await().until(() -> byHeader.events() == 1 && byMessage.events() == 1);
    assertThat(byHeader.messages.get(1)).contains("\"cluster\":\"lab\"");
  }

  @Test
  void whoCannotLogInIsToldAndSeesNothing() {
    EventSockets sockets = start(token, 5);
    Client wrong = listen(sockets, "?last_event_id=0-0", "Authorization", "Bearer wrong");
    Client wrongMessage = new Client();
    say(connect(sockets, "", wrongMessage), "{\"authorization\":\"Bearer wrong\"}");
    Client noise = new Client();
    say(connect(sockets, "", noise), "hello");
    Client silent = listen(sockets, "");

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> wrong.code + wrongMessage.code + noise.code + silent.code == 4 * 1008);
    assertThat(wrong.reason).isEqualTo("the token is not known");
    assertThat(silent.reason).contains("did not come in time");
    assertThat(wrong.messages).isEmpty();
    await().until(() -> sockets.size() == 0);
  }

  @Test
  void aTokenThatIsRevokedEndsTheSocket() {
    EventSockets sockets = start(token, 5);
    Client client = listen(sockets, "", "Authorization", "Bearer right");
    await().until(() -> client.messages.size() == 1);

    token.revoked = true;

    await().atMost(Duration.ofSeconds(20)).until(() -> client.code == 1008);
  }

  @Test
  void pagesOfOtherSitesMayNotListenUnlessTheyAreAllowed() {
    EventSockets sockets = start(Authenticator.NONE, 5);
    assertThatThrownBy(() -> listen(sockets, "", "Origin", "https://evil.example"))
        .isInstanceOf(CompletionException.class);
    Client allowed = listen(sockets, "", "Origin", "https://grafana.example");
    await().until(() -> allowed.messages.size() == 1);
  }

  @Test
  void whatIsNotUnderstoodAndWhoIsTooManyIsTold() {
    EventSockets sockets = start(Authenticator.NONE, 1);
    Client unknown = listen(sockets, "?typ=x");
    Client noSuchType = listen(sockets, "?type=cat");
    await().until(() -> unknown.code == 1008 && noSuchType.code == 1008);
    assertThat(unknown.reason).contains("known are type, id");
    assertThat(noSuchType.reason).contains("no event has the type 'cat'");

    Client first = listen(sockets, "");
    await().until(() -> first.messages.size() == 1);
    Client second = listen(sockets, "");
    await().until(() -> second.code == 1013);
    assertThat(second.reason).contains("events.max_streams");
  }

  private Socket silent(EventSockets sockets) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), sockets.port());
    open.add(socket);
    socket.setSoTimeout(20_000);
    return socket;
  }

  @Test
  void whoAsksForNothingIsCutOff() throws IOException {
    EventSockets sockets = start(Authenticator.NONE, 5);
    Client client = listen(sockets, "");
    Socket silent = silent(sockets);

    assertThat(silent.getInputStream().read()).isEqualTo(-1);

    happens("lab", "node/pve1");
    await().until(() -> client.events() == 1);
  }

  @Test
  void ofManyWhoAskForNothingTheOldestGoAtOnce() throws IOException {
    EventSockets sockets =
        start(WebAccess.open(), Authenticator.NONE, 1, Duration.ofSeconds(5), Duration.ofHours(1));
    Socket oldest = silent(sockets);
    for (int i = 0; i < 11; i++) {
      silent(sockets);
    }

    assertThat(oldest.getInputStream().read()).isEqualTo(-1);

    Client client = listen(sockets, "");
    await().until(() -> client.messages.size() == 1);
  }

  @Test
  void whoTakesNothingIsCutOffAndHoldsNobodyUp() {
    EventSockets sockets = start(WebAccess.open(), Authenticator.NONE, 5, Duration.ofSeconds(1));
    WebSocket.Listener lazy =
        new WebSocket.Listener() {
          @Override
          public void onOpen(WebSocket socket) {
            // asks for nothing
          }
        };
    URI uri = URI.create("ws://127.0.0.1:" + sockets.port() + "/api/monitorix/v1/events");
    open.add(HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(uri, lazy).join()::abort);
    Client other = listen(sockets, "?cluster=lab");
    await().until(() -> sockets.size() == 2);

    String large = "x".repeat(1 << 20);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              happens("other", "node/pve1", large);
              return sockets.size() == 1;
            });

    happens("lab", "node/pve1");
    await().until(() -> other.events() == 1);
  }

  private Client secure(EventSockets sockets, String who) {
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

  private EventSockets start(WebAccess access, Authenticator who) {
    return start(access, who, 5, Duration.ofSeconds(5));
  }

  @Test
  void theCertificateOfTheWebConfigFileIsShown(@TempDir Path folder) {
    Path file = new TlsFiles(folder).webFile("client_auth_type: NoClientCert");
    EventSockets sockets = start(WebAccess.of(file, InstantSource.system()), Authenticator.NONE);
    Client client = secure(sockets, "nobody");
    await().until(() -> client.messages.size() == 1);

    happens("lab", "node/pve1");

    await().until(() -> client.events() == 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLS12", "TLS13"})
  void whoHasNoCertificateThatIsAskedForDoesNotConnect(String version, @TempDir Path folder) {
    Path file =
        new TlsFiles(folder)
            .webFile(
                "client_auth_type: RequireAndVerifyClientCert, client_ca_file: ca.pem,"
                    + " max_version: "
                    + version);
    EventSockets sockets = start(WebAccess.of(file, InstantSource.system()), Authenticator.NONE);

    assertThatThrownBy(() -> secure(sockets, "nobody")).isInstanceOf(CompletionException.class);
    assertThatThrownBy(() -> secure(sockets, "stranger")).isInstanceOf(CompletionException.class);
    Client known = secure(sockets, "prometheus");

    await().until(() -> known.messages.size() == 1);
  }

  @Test
  void aCertificateIsALoginUntilItIsNotAllowedAnyMore(@TempDir Path folder) {
    String mode = "client_auth_type: VerifyClientCertIfGiven, client_ca_file: ca.pem";
    TlsFiles files = new TlsFiles(folder);
    VirtualClock clock = new VirtualClock();
    EventSockets sockets = start(WebAccess.of(files.webFile(mode), clock), token);
    Client prometheus = secure(sockets, "prometheus");
    Client other = secure(sockets, "other");
    Client nobody = secure(sockets, "nobody");
    await().until(() -> prometheus.messages.size() == 1 && other.messages.size() == 1);
    await().atMost(Duration.ofSeconds(20)).until(() -> nobody.code == 1008);

    files.webFile(
        "client_auth_type: RequireAndVerifyClientCert, client_ca_file: ca.pem,"
            + " client_allowed_sans: [prometheus.example]");
    clock.advance(Duration.ofSeconds(1));

    await().atMost(Duration.ofSeconds(20)).until(() -> other.code == 1008);
    happens("lab", "node/pve1");
    await().until(() -> prometheus.events() == 1);
  }

  @Test
  void withUsersACertificateAloneIsNotEnough(@TempDir Path folder) {
    TlsFiles files = new TlsFiles(folder);
    String hash = BCrypt.withDefaults().hashToString(4, "secret".toCharArray());
    String users = "basic_auth_users: {a: " + hash + "}\n";
    Path file =
        files.write(
            "web.yml",
            "tls_server_config: {%s, client_auth_type: %s, client_ca_file: ca.pem}\n%s"
                .formatted(TlsFiles.PAIR, "RequireAndVerifyClientCert", users));
    EventSockets sockets = start(WebAccess.of(file, InstantSource.system()), Authenticator.NONE);

    Client client = secure(sockets, "prometheus");

    await().atMost(Duration.ofSeconds(20)).until(() -> client.code == 1008);
    assertThat(client.messages).isEmpty();
  }
}
