package io.monitorix.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.monitorix.client.CallTimeoutException;
import io.monitorix.client.ConnectionException;
import io.monitorix.client.Credentials;
import io.monitorix.client.Limits;
import io.monitorix.client.Method;
import io.monitorix.client.PermissionException;
import io.monitorix.client.RetryPolicy;
import io.monitorix.client.Server;
import io.monitorix.client.ServerException;
import io.monitorix.client.Trust;
import io.monitorix.client.TrustException;
import io.monitorix.client.pve.PveClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailoverTest {

  private final TestServer first = new TestServer().answering(TestServer.version());
  private final TestServer second = new TestServer().answering(TestServer.version());
  private final Heard heard = new Heard();
  private final TestClock clock = new TestClock();

  @AfterEach
  void stop() {
    first.close();
    second.close();
  }

  private PveClient.Builder builder(Server... servers) {
    return TestServer.client(servers).retry(RetryPolicy.none()).listener(heard).clock(clock);
  }

  private PveClient.Builder builder() {
    return builder(first.server(), second.server());
  }

  private static void write(PveClient client) {
    client.request(Method.POST, "/pools", Map.of("poolid", "p"), Void.class).execute();
  }

  @Test
  void aServerThatRefusesConnectionsIsPassedOver() {
    Server refusing = TestServer.refusing();
    try (PveClient client = builder(refusing, second.server()).build()) {
      assertThat(client.version().execute().version()).isEqualTo("9.1");

      assertThat(client.server()).isEqualTo(second.server());
      assertThat(heard.servers).containsExactly(refusing + " to " + second.server());
      assertThat(heard.ended)
          .singleElement()
          .satisfies(
              call -> {
                assertThat(call.attempts()).isEqualTo(2);
                assertThat(call.server()).isEqualTo(second.server());
              });
    }
  }

  @Test
  void aDeadServerLeavesTimeForTheNext() throws IOException {
    try (ServerSocket dead = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<Socket> queue = fill(dead);
      Server server = new Server("http", "127.0.0.1", dead.getLocalPort());
      // The time to connect is longer than that of the call: it is cut so that both have a share.
      try (PveClient client =
          builder(server, second.server())
              .connectTimeout(Duration.ofSeconds(60))
              .callTimeout(Duration.ofSeconds(3))
              .build()) {
        assertThat(client.version().execute().version()).isEqualTo("9.1");
      }
      for (Socket socket : queue) {
        socket.close();
      }
    }
  }

  /** The kernel no longer answers when the queue of a port is full: as if the host was gone. */
  private static List<Socket> fill(ServerSocket dead) throws IOException {
    List<Socket> queue = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Socket socket = new Socket();
      queue.add(socket);
      socket.connect(dead.getLocalSocketAddress());
    }
    return queue;
  }

  @Test
  void aSilentServerIsPassedOverByReads() {
    first.answering(TestServer.silence());
    try (PveClient client = builder().readTimeout(Duration.ofMillis(200)).build()) {
      assertThat(client.version().execute().version()).isEqualTo("9.1");
      client.version().execute();

      assertThat(first.asked()).hasSize(1);
      assertThat(second.asked()).hasSize(2);
    }
  }

  @Test
  void silenceAboutANodeIsTheNodesAndNotTheServers() {
    first.answering(TestServer.silence());
    try (PveClient client = builder().readTimeout(Duration.ofMillis(200)).build()) {
      assertThat(
              catchThrowableOfType(
                  CallTimeoutException.class, () -> client.node("n9").status().execute()))
          .isNotNull();

      assertThat(client.server()).isEqualTo(first.server());
      assertThat(second.asked()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "502, Bad Gateway",
    "503, Service Unavailable",
    "504, Gateway Time-out",
    "595, Connection refused",
    "596, Connection timed out",
    "500, RPCEnvironment init request failed: Unable to load access control list: refused"
  })
  void aServerWhoseFrontFailsIsPassedOverByReads(int status, String reason) {
    first.answering(TestServer.status(status, reason));
    try (PveClient client = builder().build()) {
      assertThat(client.version().execute().version()).isEqualTo("9.1");
    }
  }

  @Test
  void anAnswerThatIsCutShortIsAskedForElsewhere() {
    first.answering(
        new MockResponse.Builder()
            .addHeader("Content-Length", "999")
            .body("{\"data\":")
            .onResponseEnd(mockwebserver3.SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    try (PveClient client = builder().build()) {
      assertThat(client.version().execute().version()).isEqualTo("9.1");
    }
  }

  @Test
  void whatAServerDecidesIsNotAskedElsewhere() {
    first.answering(TestServer.status(403, "Permission check failed (/, Sys.Audit)"));
    try (PveClient client = builder().build()) {
      assertThat(catchThrowableOfType(PermissionException.class, () -> client.version().execute()))
          .isNotNull();
      first.answering(TestServer.status(500, "it broke"));
      assertThat(catchThrowableOfType(ServerException.class, () -> client.version().execute()))
          .isNotNull();

      assertThat(second.asked()).isEmpty();
    }
  }

  @Test
  void aWriteMovesOnWhenNothingCanHaveLeft() {
    try (PveClient client = builder(TestServer.refusing(), second.server()).build()) {
      write(client);

      assertThat(second.asked()).containsExactly("POST /pools");
    }
  }

  @ParameterizedTest
  @CsvSource({"POST", "PUT", "DELETE"})
  void aWriteThatMayHaveArrivedIsSentOnce(Method method) {
    try (PveClient client = builder().retry(RetryPolicy.standard()).build()) {
      client.version().execute();
      // On a kept connection: one that OkHttp by itself would replace.
      first.answering(TestServer.hangUp());

      assertThat(
              catchThrowableOfType(
                  ConnectionException.class,
                  () ->
                      client
                          .request(method, "/pools", Map.of("poolid", "p"), Void.class)
                          .execute()))
          .isNotNull();

      assertThat(first.asked()).containsExactly("GET /version", method + " /pools");
      assertThat(second.asked()).isEmpty();
    }
  }

  @Test
  void aWriteIsNotSentAgainBecauseAServerInvitesToDoSo() {
    first.answering(
        TestServer.status(503, "busy").newBuilder().addHeader("Retry-After", "0").build());
    try (PveClient client = builder().retry(RetryPolicy.standard()).build()) {
      assertThat(catchThrowableOfType(ServerException.class, () -> write(client))).isNotNull();

      assertThat(first.asked()).hasSize(1);
      assertThat(second.asked()).isEmpty();
    }
  }

  @Test
  void aWriteWhoseLoginFailsMovesOn() {
    second.answering(
        request ->
            TestServer.path(request).equals("/access/ticket")
                ? TestServer.data(
                    "{\"ticket\":\"PVE:mon@pve:6A::x\",\"CSRFPreventionToken\":\"6A:c\"}")
                : TestServer.data("{}"));
    first.answering(TestServer.status(595, "Connection refused"));
    try (PveClient client = builder().credentials(Credentials.password("mon@pve", "pw")).build()) {
      write(client);

      assertThat(first.asked()).containsExactly("POST /access/ticket");
      assertThat(second.asked()).containsExactly("POST /access/ticket", "POST /pools");
    }
  }

  @Test
  void theServerThatAnsweredIsCalledUntilItFails() {
    int port = first.port();
    first.close();
    try (PveClient client = builder().build()) {
      client.version().execute();
      try (TestServer healed = new TestServer(port).answering(TestServer.version())) {
        client.version().execute();
        client.version().execute();
        assertThat(healed.asked()).isEmpty();
        assertThat(second.asked()).hasSize(3);

        clock.advance(Duration.ofSeconds(11));
        second.close();
        assertThat(client.version().execute().version()).isEqualTo("9.1");
        assertThat(healed.asked()).hasSize(1);
        assertThat(client.server()).isEqualTo(first.server());
      }
    }
  }

  @Test
  void theFailuresOfAllServersAreTold() {
    Server one = TestServer.refusing();
    Server other = TestServer.refusing();
    try (PveClient client = builder(one, other).build()) {
      ConnectionException thrown =
          catchThrowableOfType(ConnectionException.class, () -> client.version().execute());

      assertThat(thrown.url()).startsWith(other.toString());
      assertThat(thrown.getSuppressed())
          .singleElement()
          .satisfies(before -> assertThat(before).hasMessageContaining(one.toString()));
    }
  }

  private static HeldCertificate certificate() {
    return new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
  }

  private static Trust pin(HeldCertificate certificate) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(certificate.certificate().getEncoded());
    return Trust.fingerprint(HexFormat.of().formatHex(digest));
  }

  @Test
  void aWrongCertificateIsPassedOverAndTold() throws Exception {
    HeldCertificate right = certificate();
    try (TestServer wrong = new TestServer("127.0.0.1", 0, certificate());
        TestServer good = new TestServer("127.0.0.1", 0, right).answering(TestServer.version());
        PveClient client = builder(wrong.server(), good.server()).trust(pin(right)).build()) {
      write(client);
      assertThat(client.version().execute().version()).isEqualTo("9.1");

      assertThat(wrong.asked()).isEmpty();
      assertThat(heard.servers)
          .containsExactly(
              wrong.server() + " refused PIN_MISMATCH", wrong.server() + " to " + good.server());
    }
  }

  @Test
  void aWrongCertificateIsWhatIsThrownWhenNobodyAnswers() throws Exception {
    try (TestServer wrong = new TestServer("127.0.0.1", 0, certificate());
        PveClient client =
            builder(wrong.server(), TestServer.refusing()).trust(pin(certificate())).build()) {
      TrustException thrown =
          catchThrowableOfType(TrustException.class, () -> client.version().execute());

      assertThat(thrown.getSuppressed()).hasOnlyElementsOfType(ConnectionException.class);
    }
  }

  @Test
  void callsAtTheSameTimeMoveOnTogether() {
    try (PveClient client =
        builder(TestServer.refusing(), second.server())
            .limits(Limits.standard().withCallsPerNode(20))
            .build()) {
      Collections.nCopies(40, 0).stream()
          .map(i -> client.version().executeAsync())
          .toList()
          .forEach(call -> assertThat(call.join().version()).isEqualTo("9.1"));

      assertThat(second.asked()).hasSize(40);
      assertThat(heard.servers).filteredOn(news -> news.contains(" to ")).hasSize(1);
    }
  }
}
