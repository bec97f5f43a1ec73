package io.monitorix.exporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.Schema;
import io.monitorix.alerts.store.database.SchemaVersions;
import io.monitorix.exporter.Settings;
import io.monitorix.exporter.config.BackupConfig;
import io.monitorix.exporter.config.DataConfig;
import io.monitorix.exporter.fixture.RunningExporter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a server that runs, by command. */
class BackupServerCommandTest {

  @TempDir private Path folder;

  private RunningExporter exporter;

  @BeforeEach
  void start() {
    Database database = new Database.Sqlite(folder.resolve("data"));
    SchemaVersions.migrate(database, Schema.ALERTS, Schema.ALERTS.newest());
    exporter =
        RunningExporter.of(
            Settings.at(RunningExporter.LOCAL)
                .data(new DataConfig(folder.resolve("data"), false))
                .backup(
                    new BackupConfig(
                        Optional.empty(),
                        BackupConfig.Keep.DEFAULT,
                        Optional.of(folder.resolve("kept")),
                        Optional.empty(),
                        true))
                .build());
  }

  @AfterEach
  void stop() {
    exporter.close();
  }

  private Outcome run(Locale language, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--server=http://127.0.0.1:" + exporter.port());
    return Outcome.in(language, all.toArray(String[]::new));
  }

  private Outcome run(String... arguments) {
    return run(Locale.ENGLISH, arguments);
  }

  @Test
  void oneIsMadeListedAndFetched() throws IOException {
    assertThat(run("backup", "list").out()).isEqualToIgnoringNewLines("nothing");
    Outcome made = run("backup");
    assertThat(made.err()).isEmpty();
    assertThat(made.out()).contains(" bytes, in " + folder.resolve("kept"));
    String name = made.out().split(":", 2)[0];
    assertThat(run("backup", "list").out().lines())
        .hasSize(2)
        .anyMatch(
            line ->
                line.matches(
                    "%s +20\\S+Z +\\d+ +%s +20\\S+Z +alerts v\\d+, state v\\d+"
                        .formatted(name, folder.resolve("kept"))));

    Path file = Files.writeString(folder.resolve("fetched.tar.gz"), "of before");
    Outcome fetched = run("backup", "fetch", name, file.toString());
    assertThat(fetched.err()).isEmpty();
    assertThat(fetched.out()).startsWith(file + ": ");
    assertThat(file).hasSameBinaryContentAs(folder.resolve("kept").resolve(name));
    assertThat(Outcome.of("backup", "verify", file.toString()).out()).contains(": fine, ");
  }

  @Test
  void whatDoesNotComeWholeLeavesWhatWasThere() throws IOException {
    Path file = Files.writeString(folder.resolve("fetched.tar.gz"), "of before");
    Outcome unknown = run("backup", "fetch", "monitorix-20200101T000000Z.tar.gz", file.toString());
    assertThat(unknown.status()).isEqualTo(1);
    assertThat(unknown.err()).contains("there is no backup of this name");
    assertThat(file).hasContent("of before");
    Outcome noFolder = run("backup", "fetch", "a", folder.resolve("missing/a").toString());
    assertThat(noFolder.status()).isEqualTo(1);
    assertThat(noFolder.err()).contains("missing");
    try (var files = Files.list(folder)) {
      assertThat(files.map(each -> each.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".partial"));
    }
  }

  @Test
  void whatIsCutOffIsNotTakenForABackup() throws IOException {
    Path file = Files.writeString(folder.resolve("fetched.tar.gz"), "of before");
    HttpServer cutting =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cutting.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write(new byte[10]);
          exchange.getResponseBody().flush();
          throw new IOException("as if the process were killed");
        });
    cutting.start();
    try {
      String url = "http://127.0.0.1:" + cutting.getAddress().getPort();
      Outcome cut = Outcome.of("backup", "fetch", "a", file.toString(), "--server", url);
      assertThat(cut.status()).isEqualTo(1);
      assertThat(cut.err()).startsWith("monitorix: " + url);
    } finally {
      cutting.stop(0);
    }
    assertThat(file).hasContent("of before");
  }

  @Test
  void aServerExcludesAFileAndAConfiguration() {
    assertThat(run("backup", "a.tar.gz").status()).isEqualTo(2);
    assertThat(run("backup", "--config=monitorix.yml").err())
        .contains("--server and --config exclude each other");
    assertThat(run("backup", "list", "--config=monitorix.yml").status()).isEqualTo(2);
    assertThat(Outcome.of("backup", "list", "--token=x").err()).contains("go with --server");
    assertThat(Outcome.of("backup", "--server=http://127.0.0.1:1").status()).isEqualTo(1);
  }

  @Test
  void tablesAndLinesSpeakGerman() {
    assertThat(run(Locale.GERMAN, "backup").out()).contains(" Bytes, in ");
    assertThat(run(Locale.GERMAN, "backup", "list").out())
        .containsPattern("NAME +ERSTELLT +BYTES +ORT +GEPRÜFT +TABELLEN");
    assertThat(run(Locale.GERMAN, "targets").out()).isEqualToIgnoringNewLines("nichts");
  }
}
