package io.monitorix.exporter.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.store.database.Connections;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.alerts.store.database.Fence;
import io.monitorix.exporter.config.DatabaseConfig;
import io.monitorix.exporter.fixture.TestDatabase;
import io.monitorix.exporter.fixture.VirtualClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StateDatabaseTest {

  private static final String ADD =
      "INSERT INTO monitorix_signing_key (id, public_key, private_key, created_at)"
          + " VALUES (:id, '', '', 1)";

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whatIsWrittenIsThereAfterARestart(TestDatabase kind) {
    Database where = kind.fresh(directory);
    try (StateDatabase state = StateDatabase.open(where, InstantSource.system())) {
      state.change("a key", handle -> handle.createUpdate(ADD).bind("id", "one").execute());
    }
    try (StateDatabase state = StateDatabase.open(where, InstantSource.system())) {
      assertThat(keys(state)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void theTablesOfAlertsAndOfTheExporterLieSideBySideAndAreWrittenAtOnce(TestDatabase kind) {
    Database where = kind.fresh(directory);
    try (Connections alerts = Connections.open(where, Fence.NONE);
        StateDatabase state = StateDatabase.open(where, InstantSource.system())) {
      CompletableFuture<Void> first =
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; i < 50; i++) {
                  String name = "secret-" + i;
                  alerts.write(
                      "a secret",
                      () ->
                          alerts
                              .writer()
                              .useTransaction(
                                  handle ->
                                      handle
                                          .createUpdate(
                                              "INSERT INTO monitorix_secret (name, value)"
                                                  + " VALUES (:name, '')")
                                          .bind("name", name)
                                          .execute()));
                }
              });
      for (int i = 0; i < 50; i++) {
        String id = "key-" + i;
        state.change("a key", handle -> handle.createUpdate(ADD).bind("id", id).execute());
      }
      first.join();
      assertThat(keys(state)).isEqualTo(50);
      assertThat(kind.number(where, "SELECT count(*) FROM monitorix_secret")).isEqualTo(50);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aTransactionThatThrowsWritesNothing(TestDatabase kind) {
    try (StateDatabase state = StateDatabase.open(kind.fresh(directory), InstantSource.system())) {
      assertThatThrownBy(
              () ->
                  state.change(
                      "a key",
                      handle -> {
                        handle.createUpdate(ADD).bind("id", "one").execute();
                        throw new IllegalArgumentException("second thoughts");
                      }))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(keys(state)).isZero();
    }
  }

  @Test
  void aDatabaseThatIsAwayIsConnectedToOnceItIsBack() throws Exception {
    Path taken = Files.writeString(directory.resolve("data"), "a file where the folder should be");
    VirtualClock clock = new VirtualClock();
    try (StateDatabase state = StateDatabase.open(new Database.Sqlite(taken), clock)) {
      assertThatThrownBy(() -> keys(state))
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining(taken.toString());
      Files.delete(taken);
      clock.advance(Duration.ofSeconds(4));
      assertThatThrownBy(() -> keys(state)).isInstanceOf(DatabaseException.class);
      clock.advance(Duration.ofSeconds(1));
      assertThat(keys(state)).isZero();
    }
  }

  @Test
  void withoutAServerAndADirectoryNothingIsKept() {
    assertThat(StateDatabase.place(DatabaseConfig.DEFAULT, Optional.empty())).isEmpty();
    assertThat(StateDatabase.place(DatabaseConfig.DEFAULT, Optional.of(directory)))
        .contains(new Database.Sqlite(directory));
  }

  private static int keys(StateDatabase state) {
    return state.read(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM monitorix_signing_key")
                .mapTo(Integer.class)
                .one());
  }
}
