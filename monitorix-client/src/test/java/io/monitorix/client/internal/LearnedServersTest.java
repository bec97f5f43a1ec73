package io.monitorix.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.monitorix.client.Call;
import io.monitorix.client.CircuitBreakerPolicy;
import io.monitorix.client.ClientSettings;
import io.monitorix.client.ConnectionException;
import io.monitorix.client.Limits;
import io.monitorix.client.Method;
import io.monitorix.client.RetryPolicy;
import io.monitorix.client.Trust;
import io.monitorix.client.pve.PveClient;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The nodes of a cluster share a port, so each has a loopback address of its own here. */
class LearnedServersTest {

  private static final String STATUS = "GET /cluster/status";
  private static final String HISTORY = "GET /nodes/n2/netstat";

  private final TestClock clock = new TestClock();
  private final Heard heard = new Heard();
  private final TestServer n1 = new TestServer();
  private TestServer n2 = n1;
  private TestServer n3 = n1;
  private String members = "";

  @BeforeEach
  void start() {
    n2 = node("127.0.0.2");
    n3 = node("127.0.0.3");
    members =
        """
        [{"type":"cluster","id":"cluster","name":"lab","quorate":1,"nodes":5},
         {"type":"node","id":"node/n1","name":"n1","ip":"10.9.9.9","online":1,"local":1},
         {"type":"node","id":"node/n2","name":"n2","ip":"127.0.0.2","online":1,"local":0},
         {"type":"node","id":"node/n3","name":"n3","ip":"127.0.0.3","online":1,"local":0},
         {"type":"node","id":"node/n4","name":"n4","ip":"127.0.0.4","online":0,"local":0},
         {"type":"node","id":"node/n5","name":"n5","ip":"no address","online":1,"local":0},
         {"type":"node","id":"node/n6","name":"n6","online":1,"local":0}]""";
    for (TestServer node : List.of(n1, n2, n3)) {
      answer(node);
    }
  }

  private void answer(TestServer node) {
    node.answering(
        request ->
            TestServer.data(TestServer.path(request).equals("/cluster/status") ? members : "[]"));
  }

  private TestServer node(String ip) {
    try {
      return new TestServer(ip, n1.port(), null);
    } catch (UncheckedIOException e) {
      return Assumptions.abort("this system has no second loopback address: " + e.getMessage());
    }
  }

  @AfterEach
  void stop() {
    n1.close();
    n2.close();
    n3.close();
  }

  private PveClient.Builder builder() {
    return TestServer.client(n1.server())
        .learnServers(true)
        .retry(RetryPolicy.none())
        .clock(clock)
        .listener(heard);
  }

  private PveClient learned() {
    PveClient client = builder().build();
    cluster(client);
    awaitLearned(1);
    return client;
  }

  /** A call was reported after what it learned was taken over by the one that follows it. */
  private void awaitLearned(int times) {
    await()
        .until(
            () ->
                heard.ended.stream()
                        .filter(call -> call.endpoint().equals("/cluster/status"))
                        .count()
                    == times);
  }

  private static void cluster(PveClient client) {
    client.nodes().execute();
  }

  private static void about(PveClient client, String node) {
    client.node(node).netstat().execute();
  }

  @Test
  void whatIsAboutANodeGoesToTheNode() {
    try (PveClient client = learned()) {
      await().untilAsserted(() -> assertRouted(client));
      cluster(client);

      assertThat(n1.asked()).contains("GET /nodes", STATUS);
      assertThat(n3.asked()).isEmpty();
      assertThat(client.server()).isEqualTo(n1.server());
    }
  }

  private void assertRouted(PveClient client) {
    about(client, "n2");
    assertThat(n2.asked()).contains(HISTORY);
  }

  @Test
  void aNodeOfWhichNoAddressIsKnownIsReachedThroughAnother() {
    try (PveClient client = learned()) {
      for (String node : List.of("n1", "n4", "n5", "n6")) {
        about(client, node);
        assertThat(n1.asked()).contains("GET /nodes/" + node + "/netstat");
      }
    }
  }

  @Test
  void aNodeThatIsNotReachableFromHereIsReachedThroughAnotherUntilItIs() {
    try (PveClient client = learned()) {
      await().untilAsserted(() -> assertRouted(client));
      int direct = n2.asked().size();
      n2.close();

      about(client, "n2");
      about(client, "n2");
      assertThat(n1.asked()).filteredOn(HISTORY::equals).hasSizeGreaterThanOrEqualTo(2);
      assertThat(client.server()).isEqualTo(n1.server());

      try (TestServer healed = node("127.0.0.2")) {
        answer(healed);
        about(client, "n2");
        assertThat(healed.asked()).isEmpty();
        assertThat(n2.asked()).hasSize(direct);

        clock.advance(Duration.ofSeconds(11));
        about(client, "n2");
        about(client, "n2");
        assertThat(healed.asked()).containsExactly(HISTORY, HISTORY);
      }
    }
  }

  @Test
  void theNodesStandInForTheServerThatWasConfigured() {
    try (PveClient client = learned()) {
      await().untilAsserted(() -> assertRouted(client));
      n1.close();

      cluster(client);

      assertThat(client.server()).isIn(n2.server(), n3.server());
    }
  }

  @Test
  void theClusterIsAskedAgainEveryFiveMinutes() {
    try (PveClient client = learned()) {
      await().untilAsserted(() -> assertRouted(client));
      clock.advance(Duration.ofMinutes(4));
      cluster(client);
      assertThat(n1.asked()).filteredOn(STATUS::equals).hasSize(1);

      members = members.replace("127.0.0.2", "127.0.0.3");
      clock.advance(Duration.ofMinutes(2));
      cluster(client);
      awaitLearned(2);

      await()
          .untilAsserted(
              () -> {
                about(client, "n2");
                assertThat(n3.asked()).contains(HISTORY);
              });
    }
  }

  @Test
  void whoMayNotReadTheClusterGoesOnAsBefore() {
    n1.answering(
        request ->
            TestServer.path(request).equals("/cluster/status")
                ? TestServer.status(403, "Permission check failed (/, Sys.Audit)")
                : TestServer.data("[]"));
    try (PveClient client = learned()) {
      about(client, "n2");
      cluster(client);

      assertThat(n1.asked()).filteredOn(STATUS::equals).hasSize(1);
      assertThat(n2.asked()).isEmpty();
    }
  }

  @Test
  void nothingIsLearnedBeforeACallWentWell() {
    n1.close();
    try (PveClient client = builder().build()) {
      assertThat(catchThrowableOfType(ConnectionException.class, () -> cluster(client)))
          .isNotNull();
      assertThat(heard.ended).hasSize(1);
    }
  }

  @Test
  void nothingIsLearnedUnlessToldSo() {
    try (PveClient client = builder().learnServers(false).build()) {
      cluster(client);
      about(client, "n2");

      assertThat(n1.asked()).containsExactly("GET /nodes", HISTORY);
    }
  }

  @Test
  void aBackupServerStandsForItself() {
    ClientSettings settings =
        new ClientSettings(
            List.of(n1.server()),
            TestServer.TOKEN,
            Trust.system(),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            1 << 20,
            null,
            null,
            null,
            clock,
            RetryPolicy.none(),
            CircuitBreakerPolicy.standard(),
            Limits.standard(),
            true,
            List.of(heard));
    try (Transport transport = new Transport(Product.PBS, settings)) {
      Call<?> call = transport.call(Method.GET, Endpoint.of("/version"));
      call.execute();
      call.execute();

      assertThat(n1.asked()).containsExactly("GET /version", "GET /version");
    }
  }
}
