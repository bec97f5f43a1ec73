package io.monitorix.alerts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.alerts.store.database.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class OpeningTest {

  @TempDir Path directory;

  private static void open(Database database) {
    AlertStore.open(AlertStoreOptions.in(database)).close();
  }

  private static void openBesideOthers(Database database) {
    AlertStore.open(AlertStoreOptions.in(database).behind(connection -> {})).close();
  }

  @ParameterizedTest
  @EnumSource
  void theFirstOpeningMakesTheTablesAndOthersFindThem(TestDatabase kind) {
    Database database = kind.fresh(directory);
    Logger ours = (Logger) LoggerFactory.getLogger("io.monitorix.alerts.store");
    Logger theirs = (Logger) LoggerFactory.getLogger("org.flywaydb");
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    for (Logger each : List.of(ours, theirs)) {
      each.setLevel(Level.INFO);
      each.addAppender(lines);
    }
    try {
      open(database);
      assertThat(lines.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .singleElement()
          .asString()
          .startsWith("The tables of alerts are up to date")
          .endsWith("from=0 to=" + Schema.ALERTS.newest());
      open(database);
      open(database);
      assertThat(lines.list).hasSize(1);
    } finally {
      for (Logger each : List.of(ours, theirs)) {
        each.setLevel(null);
        each.detachAppender(lines);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void severalMayOpenANewDatabaseAtOnce(TestDatabase kind) {
    Database database = kind.fresh(directory);
    List<CompletableFuture<Void>> all =
        Stream.generate(() -> CompletableFuture.runAsync(() -> openBesideOthers(database)))
            .limit(4)
            .toList();
    all.forEach(CompletableFuture::join);
    assertThat(
            kind.number(
                database,
                "SELECT max(CAST(version AS INTEGER)) FROM monitorix_alerts_schema_history"))
        .isEqualTo(Schema.ALERTS.newest());
    assertThat(
            kind.number(
                database,
                "SELECT count(*) - count(DISTINCT version) FROM monitorix_alerts_schema_history"
                    + " WHERE type = 'SQL'"))
        .isZero();
  }

  @ParameterizedTest
  @EnumSource
  void tablesOfTheVersionBeforeAreBroughtUpToDateWithWhatTheyHold(TestDatabase kind) {
    Database database = kind.fresh(directory);
    open(database);
    kind.execute(
        database,
        "DROP TABLE monitorix_silence",
        "DROP TABLE monitorix_notification_log",
        "DROP TABLE monitorix_alert_group",
        "DROP TABLE monitorix_posted_alert",
        "DROP TABLE monitorix_notification",
        "DROP TABLE monitorix_held_alert",
        "DROP TABLE monitorix_mark",
        "DROP TABLE monitorix_secret",
        "DROP TABLE IF EXISTS monitorix_lease",
        "DELETE FROM monitorix_alerts_schema_history WHERE version NOT IN ('0', '1')",
        "INSERT INTO monitorix_rule (id, identity, labels) VALUES (1, '{}', '{}')");
    open(database);
    assertThat(kind.number(database, "SELECT count(*) FROM monitorix_rule")).isEqualTo(1);
    assertThat(kind.number(database, "SELECT count(*) FROM monitorix_silence")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void tablesOfOthersAreLeftAlone(TestDatabase kind) throws IOException {
    Database database = kind.fresh(directory);
    kind.execute(
        database,
        "CREATE TABLE orders (id INTEGER)",
        "CREATE TABLE flyway_schema_history (version VARCHAR(9))",
        "INSERT INTO orders VALUES (7)");
    open(database);
    open(new Database.Given(kind.source(database)));
    assertThat(kind.number(database, "SELECT id FROM orders")).isEqualTo(7);
  }

  @ParameterizedTest
  @EnumSource
  void tablesOfANewerVersionAreRefused(TestDatabase kind) {
    Database database = kind.fresh(directory);
    open(database);
    kind.execute(
        database,
        "INSERT INTO monitorix_alerts_schema_history SELECT 99, '99', 'later', 'SQL', 'V99__later.sql',"
            + " 1, installed_by, installed_on, 1, success FROM monitorix_alerts_schema_history"
            + " WHERE version = '1'");
    assertThatThrownBy(() -> open(database))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("newer version (99, here " + Schema.ALERTS.newest() + ")");
  }

  @Test
  void whatIsNoDatabaseIsNamed() throws IOException {
    Files.writeString(
        directory.resolve("monitorix.db"), "not a database, but a long text\n".repeat(99));
    assertThatThrownBy(() -> open(new Database.Sqlite(directory)))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining(directory.resolve("monitorix.db").toString())
        .hasMessageContaining("not a database");
    Path file = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> open(new Database.Sqlite(file)))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("the directory for alerts cannot be made: " + file);
  }

  @Test
  void aServerThatIsNotThereIsNamedWithoutThePassword() {
    Database database =
        new Database.Postgresql(
            "jdbc:postgresql://localhost:1/m?password=hidden1", "user", "hidden2");
    assertThat(database.toString()).doesNotContain("hidden");
    assertThat(AlertStoreOptions.in(database).toString()).doesNotContain("hidden");
    assertThatThrownBy(() -> open(database))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("jdbc:postgresql://localhost:1/m: ")
        .hasMessageContaining("look whether the server runs")
        .satisfies(e -> assertThat(stack(e)).doesNotContain("hidden"));
    Database odd = new Database.Postgresql("jdbc:postgresql://a:b:c/m?password=hidden", "u", "p");
    assertThatThrownBy(() -> open(odd))
        .isInstanceOf(DatabaseException.class)
        .satisfies(e -> assertThat(stack(e)).doesNotContain("hidden"));
    assertThatThrownBy(() -> new Database.Postgresql("jdbc:mysql://x?password=hidden", "u", "p"))
        .hasMessageContaining("jdbc:postgresql:")
        .satisfies(e -> assertThat(stack(e)).doesNotContain("hidden"));
  }

  private static String stack(Throwable failure) {
    StringBuilder all = new StringBuilder();
    for (Throwable each = failure; each != null; each = each.getCause()) {
      all.append(each).append('\n');
    }
    return all.toString();
  }

  @Test
  void optionsThatMakeNoSenseAreRefused() {
    AlertStoreOptions options = AlertStoreOptions.in(directory);
    assertThatThrownBy(() -> options.keeping(Duration.ofHours(1)))
        .hasMessageContaining("retention");
    assertThatThrownBy(() -> options.waiting(Duration.ZERO)).hasMessageContaining("patience");
    assertThatThrownBy(() -> options.atMostPending(0)).hasMessageContaining("mostPending");
  }

  @Test
  void aFileThatAnotherStoreHasIsRefusedUntilThatIsClosed() {
    AlertStore first = AlertStore.open(AlertStoreOptions.in(directory));
    assertThatThrownBy(() -> AlertStore.open(AlertStoreOptions.in(directory)))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("in use by another process: " + directory.resolve("monitorix.db"))
        .hasMessageContaining("process " + ProcessHandle.current().pid());
    first.close();
    AlertStore.open(AlertStoreOptions.in(directory)).close();
  }

  @Test
  void aStoreThatIsClosedSaysSo() {
    AlertStore store = AlertStore.open(AlertStoreOptions.in(directory));
    store.close();
    store.close();
    assertThatThrownBy(store::prune).hasMessageContaining("closed");
  }
}
