package io.monitorix.exporter.web.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.monitorix.exporter.auth.Authenticator;
import io.monitorix.exporter.web.access.WebAccess;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventSocketsTest {

  private final SocketRoom room = new SocketRoom();

  @AfterEach
  void stop() throws Exception {
    room.close();
  }

  @Test
  void whoListensIsToldOfWhatTheyWant() {
    EventSockets sockets = room.start(Authenticator.NONE, 5);
    SocketRoom.Client all = room.listen(sockets, "");
    SocketRoom.Client some = room.listen(sockets, "?cluster=lab&type=node.*");
    await().until(() -> all.messages.size() == 1 && some.messages.size() == 1);
    assertThat(all.messages.get(0)).contains("\"type\":\"ready\"");

    room.happens("lab", "node/pve1");
    room.happens("other", "node/pve1");

    await().until(() -> all.events() == 2 && some.events() == 1);
    assertThat(some.messages.get(1))
        .contains("\"cluster\":\"lab\"")
        .contains("\"newState\":\"offline\"");
    assertThat(sockets.size()).isEqualTo(2);
  }

  @Test
  void whoComesBackGetsWhatTheyMissed() {
    room.happens("lab", "node/pve1");
    String first = room.log.last().toString();
    room.happens("lab", "node/pve2");
    EventSockets sockets = room.start(Authenticator.NONE, 5);

    SocketRoom.Client resumed = room.listen(sockets, "?last_event_id=" + first);
    SocketRoom.Client lost = room.listen(sockets, "?last_event_id=1-5");

    await().until(() -> resumed.events() == 1 && lost.events() == 2);
    assertThat(lost.messages.get(1)).contains("\"type\":\"reset\"");
  }

  @Test
  void aTokenIsTakenAsAHeaderOrAsTheFirstMessageAndLimitsWhatIsSeen() {
    EventSockets sockets = room.start(room.token, 5);
    SocketRoom.Client byHeader = room.listen(sockets, "", "Authorization", "Bearer right");
    SocketRoom.Client byMessage = new SocketRoom.Client();
    SocketRoom.say(room.connect(sockets, "", byMessage), "{\"authorization\":\"Bearer right\"}");
    await().until(() -> byHeader.messages.size() == 1 && byMessage.messages.size() == 1);

    room.happens("other", "node/pve1");
    room.happens("lab", "node/pve1");

    await().until(() -> byHeader.events() == 1 && byMessage.events() == 1);
    assertThat(byHeader.messages.get(1)).contains("\"cluster\":\"lab\"");
  }

  @Test
  void whoCannotLogInIsToldAndSeesNothing() {
    EventSockets sockets = room.start(room.token, 5);
    SocketRoom.Client wrong =
        room.listen(sockets, "?last_event_id=0-0", "Authorization", "Bearer wrong");
    SocketRoom.Client wrongMessage = new SocketRoom.Client();
    SocketRoom.say(room.connect(sockets, "", wrongMessage), "{\"authorization\":\"Bearer wrong\"}");
    SocketRoom.Client noise = new SocketRoom.Client();
    SocketRoom.say(room.connect(sockets, "", noise), "hello");
    SocketRoom.Client silent = room.listen(sockets, "");

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
    EventSockets sockets = room.start(room.token, 5);
    SocketRoom.Client client = room.listen(sockets, "", "Authorization", "Bearer right");
    await().until(() -> client.messages.size() == 1);

    room.token.revoked = true;

    await().atMost(Duration.ofSeconds(20)).until(() -> client.code == 1008);
  }

  @Test
  void pagesOfOtherSitesMayNotListenUnlessTheyAreAllowed() {
    EventSockets sockets = room.start(Authenticator.NONE, 5);
    assertThatThrownBy(() -> room.listen(sockets, "", "Origin", "https://evil.example"))
        .isInstanceOf(CompletionException.class);
    SocketRoom.Client allowed = room.listen(sockets, "", "Origin", "https://grafana.example");
    await().until(() -> allowed.messages.size() == 1);
  }

  @Test
  void whatIsNotUnderstoodAndWhoIsTooManyIsTold() {
    EventSockets sockets = room.start(Authenticator.NONE, 1);
    SocketRoom.Client unknown = room.listen(sockets, "?typ=x");
    SocketRoom.Client noSuchType = room.listen(sockets, "?type=cat");
    await().until(() -> unknown.code == 1008 && noSuchType.code == 1008);
    assertThat(unknown.reason).contains("known are type, id");
    assertThat(noSuchType.reason).contains("no event has the type 'cat'");

    SocketRoom.Client first = room.listen(sockets, "");
    await().until(() -> first.messages.size() == 1);
    SocketRoom.Client second = room.listen(sockets, "");
    await().until(() -> second.code == 1013);
    assertThat(second.reason).contains("events.max_streams");
  }

  @Test
  void whoAsksForNothingIsCutOff() throws IOException {
    EventSockets sockets = room.start(Authenticator.NONE, 5);
    SocketRoom.Client client = room.listen(sockets, "");
    Socket silent = room.silent(sockets);

    assertThat(silent.getInputStream().read()).isEqualTo(-1);

    room.happens("lab", "node/pve1");
    await().until(() -> client.events() == 1);
  }

  @Test
  void ofManyWhoAskForNothingTheOldestGoAtOnce() throws IOException {
    EventSockets sockets =
        room.start(
            WebAccess.open(), Authenticator.NONE, 1, Duration.ofSeconds(5), Duration.ofHours(1));
    Socket oldest = room.silent(sockets);
    for (int i = 0; i < 11; i++) {
      room.silent(sockets);
    }

    assertThat(oldest.getInputStream().read()).isEqualTo(-1);

    SocketRoom.Client client = room.listen(sockets, "");
    await().until(() -> client.messages.size() == 1);
  }

  @Test
  void whoTakesNothingIsCutOffAndHoldsNobodyUp() {
    EventSockets sockets =
        room.start(WebAccess.open(), Authenticator.NONE, 5, Duration.ofSeconds(1));
    WebSocket.Listener lazy =
        new WebSocket.Listener() {
          @Override
          public void onOpen(WebSocket socket) {
            // asks for nothing
          }
        };
    URI uri = URI.create("ws://127.0.0.1:" + sockets.port() + "/api/monitorix/v1/events");
    room.open.add(
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(uri, lazy).join()::abort);
    SocketRoom.Client other = room.listen(sockets, "?cluster=lab");
    await().until(() -> sockets.size() == 2);

    String large = "x".repeat(1 << 20);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              room.happens("other", "node/pve1", large);
              return sockets.size() == 1;
            });

    room.happens("lab", "node/pve1");
    await().until(() -> other.events() == 1);
  }
}
