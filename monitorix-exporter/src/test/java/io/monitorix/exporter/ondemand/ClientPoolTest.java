package io.monitorix.exporter.ondemand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.client.ClientClosedException;
import io.monitorix.client.ConnectionException;
import io.monitorix.client.pve.PveClient;
import io.monitorix.exporter.config.LoginConfig;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.config.TlsConfig;
import io.monitorix.exporter.fixture.Targets;
import io.monitorix.exporter.ondemand.Destinations.Destination;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientPoolTest {

  private static final int MORE_THAN_FIT = 80;

  private final ClientPool pool = new ClientPool();
  private final int port = Targets.closedPort();

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void clientIsKeptForTheNextScrape() {
    PveClient first = used(1);

    assertThat(used(1)).isSameAs(first);
  }

  @Test
  void oneClientServesScrapesAtTheSameTime() {
    try (var one = pool.lease(destination(1));
        var other = pool.lease(destination(1))) {
      assertThat(one.client()).isSameAs(other.client());
    }
  }

  @Test
  void clientsThatWereUsedLongestAgoAreClosedWhenThereAreTooMany() {
    PveClient oldest = used(0);
    PveClient second = used(1);
    used(0);
    for (int i = 2; i < 65; i++) {
      used(i);
    }

    assertClosed(second);
    assertOpen(oldest);
    assertThat(used(1)).isNotSameAs(second);
  }

  @Test
  void clientInUseIsNeverClosedHoweverManyOthersThereAre() {
    PveClient inUse;
    try (var lease = pool.lease(destination(0))) {
      inUse = lease.client();
      for (int i = 1; i < MORE_THAN_FIT; i++) {
        used(i);
      }
      assertOpen(inUse);
      assertThat(used(0)).isSameAs(inUse);
    }
  }

  @Test
  void clientInUseTwiceStaysOpenWhenOneOfTheTwoIsDone() {
    try (var lease = pool.lease(destination(0))) {
      used(0);
      for (int i = 1; i < MORE_THAN_FIT; i++) {
        used(i);
      }
      assertOpen(lease.client());
    }
  }

  @Test
  void closingClosesAll() {
    PveClient one = used(1);
    PveClient other = used(2);
    pool.close();

    assertClosed(one);
    assertClosed(other);
  }

  private PveClient used(int number) {
    try (var lease = pool.lease(destination(number))) {
      return lease.client();
    }
  }

  private Destination destination(int number) {
    return new Destination(
        "https://127.0.0.1:" + port,
        new LoginConfig.Token("monitor@pve!number" + number, new Secret("x")),
        new TlsConfig.Insecure(),
        Duration.ofSeconds(5),
        true);
  }

  private static void assertOpen(PveClient client) {
    assertThatThrownBy(() -> client.version().execute()).isInstanceOf(ConnectionException.class);
  }

  private static void assertClosed(PveClient client) {
    assertThatThrownBy(() -> client.version().execute()).isInstanceOf(ClientClosedException.class);
  }
}
