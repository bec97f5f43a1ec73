package io.monitorix.exporter.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.monitorix.alerts.store.AlertStore;
import io.monitorix.alerts.store.lease.Holder;
import io.monitorix.exporter.config.DatabaseConfig;
import io.monitorix.exporter.config.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertDatabaseTest {

  @TempDir private Path folder;
  private final List<Optional<AlertStore>> opened = new CopyOnWriteArrayList<>();

  private final AtomicInteger ended = new AtomicInteger();

  private AlertDatabase open(DatabaseConfig config, Optional<Path> directory) {
    return AlertDatabase.open(
        new AlertDatabase.Setup(
            config,
            directory,
            Holder.of("test", "http://test:9221"),
            InstantSource.system(),
            Duration.ofMillis(20),
            Duration.ofSeconds(2)),
        new Duty() {
          @Override
          public void begin(Optional<AlertStore> store, BooleanSupplier sure) {
            opened.add(store);
          }

          @Override
          public void end() {
            ended.incrementAndGet();
          }
        });
  }

  private static List<String> metrics(AlertDatabase database) {
    return new AlertDatabaseMetrics(database)
        .metrics().stream().map(metric -> metric.getMetadata().getName()).toList();
  }

  @Test
  void aFileIsOpenedAtOnce() {
    try (AlertDatabase database = open(DatabaseConfig.DEFAULT, Optional.of(folder))) {
      assertThat(opened).hasSize(1);
      assertThat(opened.get(0)).isPresent();
      assertThat(database.store()).isEqualTo(opened.get(0));
      assertThat(folder.resolve("monitorix.db")).exists();
      assertThat(metrics(database))
          .contains("monitorix_alert_database_up", "monitorix_alert_database_pending_rows");
    }
  }

  @Test
  void withoutADirectoryNothingIsKeptAndNothingIsWrong() {
    try (AlertDatabase database = open(DatabaseConfig.DEFAULT, Optional.empty())) {
      assertThat(opened).containsExactly(Optional.empty());
      assertThat(metrics(database)).containsExactly("monitorix_leader");
      assertThat(database.leads()).isTrue();
    }
  }

  @Test
  void aFileThatCannotBeUsedIsToldAndNotWaitedFor() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    try (AlertDatabase database = open(DatabaseConfig.DEFAULT, Optional.of(file))) {
      assertThat(opened).containsExactly(Optional.empty());
      assertThat(database.fault()).isPresent();
      assertThat(metrics(database))
          .containsExactlyInAnyOrder("monitorix_leader", "monitorix_alert_database_up");
    }
  }

  @Test
  void aServerThatDoesNotAnswerIsAskedAgainAndItsPasswordIsToldNowhere() throws IOException {
    AtomicInteger calls = new AtomicInteger();
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread hangingUp =
          new Thread(
              () -> {
                try {
                  while (true) {
                    Socket client = server.accept();
                    calls.incrementAndGet();
                    client.close();
                  }
                } catch (IOException e) {
                  // The end of the test closes the socket.
                }
              });
      hangingUp.start();
      DatabaseConfig config =
          new DatabaseConfig(
              Optional.of(
                  new DatabaseConfig.Server(
                      "jdbc:postgresql://127.0.0.1:"
                          + server.getLocalPort()
                          + "/x?connectTimeout=2",
                      "me",
                      new Secret("hush"))),
              Duration.ofDays(1));

      try (AlertDatabase database = open(config, Optional.of(folder))) {
        int first = calls.get();
        await().atMost(Duration.ofSeconds(30)).until(() -> calls.get() > first + 1);
        assertThat(opened).isEmpty();
        assertThat(database.fault().orElseThrow()).doesNotContain("hush").contains("127.0.0.1");
        assertThat(config.toString()).doesNotContain("hush").doesNotContain("127.0.0.1");
      }
      assertThat(opened).isEmpty();
    }
  }
}
