package io.monitorix.exporter.backup.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.monitorix.alerts.store.database.Connections;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.Fence;
import io.monitorix.exporter.backup.archive.Manifest;
import io.monitorix.exporter.fixture.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DumpTest {

  @TempDir private Path folder;

  /** Two tables that every transaction changes together: one archive has the same of both. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void isOfOneMomentWhileOthersWrite(TestDatabase kind) throws InterruptedException {
    Database database = kind.fresh(folder.resolve("source"));
    AtomicBoolean stop = new AtomicBoolean();
    AtomicLong written = new AtomicLong();
    try (Connections connections = Connections.open(database, Fence.NONE)) {
      Thread writer =
          new Thread(
              () -> {
                while (!stop.get()) {
                  write(connections, written.incrementAndGet());
                }
              });
      writer.start();
      long least = 0;
      for (int i = 0; i < 5; i++) {
        long before = written.get();
        await().until(() -> written.get() > before + 20);
        Path file = folder.resolve("backup-" + i + ".tar.gz");
        Manifest unused = Filled.dump(database, file);
        Map<String, Set<String>> rows = Filled.rows(file);
        assertThat(rows.get("monitorix_secret")).hasSameSizeAs(rows.get("monitorix_mark"));
        long secrets = Objects.requireNonNull(rows.get("monitorix_secret")).size();
        assertThat(secrets).isGreaterThanOrEqualTo(before - 1);
        assertThat(secrets).isGreaterThan(least);
        least = secrets;
      }
      stop.set(true);
      writer.join();
    }
  }

  private static void write(Connections connections, long number) {
    connections
        .writer()
        .useTransaction(
            handle -> {
              handle.execute(
                  "INSERT INTO monitorix_mark (id, kind, identity, at) VALUES (?, 'a', 'b', 1)",
                  number);
              handle.execute(
                  "INSERT INTO monitorix_secret (name, value) VALUES (?, 'x')", "name-" + number);
            });
  }

  @Test
  void newerTablesAreForTheNewerVersion() {
    Database database = TestDatabase.SQLITE.fresh(folder.resolve("source"));
    Filled.make(database);
    TestDatabase.SQLITE.execute(
        database, "UPDATE monitorix_alerts_schema_history SET version = '99' WHERE version = '6'");
    assertThatThrownBy(() -> Filled.dump(database, folder.resolve("a.tar.gz")))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("newer version (99, here 6)");
  }

  @Test
  void tablesOfOthersAreLeftAlone() {
    Database database = TestDatabase.SQLITE.fresh(folder.resolve("source"));
    Filled.make(database);
    TestDatabase.SQLITE.execute(database, "CREATE TABLE customers (place GEOMETRY)");
    assertThat(Filled.dump(database, folder.resolve("a.tar.gz")).tables())
        .noneMatch(content -> content.table().name().equals("customers"));
  }
}
