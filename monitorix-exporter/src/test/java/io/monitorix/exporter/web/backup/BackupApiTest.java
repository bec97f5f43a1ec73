package io.monitorix.exporter.web.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.Schema;
import io.monitorix.alerts.store.database.SchemaVersions;
import io.monitorix.exporter.Settings;
import io.monitorix.exporter.backup.archive.Archive;
import io.monitorix.exporter.config.BackupConfig;
import io.monitorix.exporter.config.DataConfig;
import io.monitorix.exporter.config.RulesConfig;
import io.monitorix.exporter.config.SeriesConfig;
import io.monitorix.exporter.fixture.RunningExporter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupApiTest {

  private static final String PATH = "/api/monitorix/v1/backups";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private Path folder;

  @Test
  void makesListsAndGivesOut() throws IOException, InterruptedException {
    try (RunningExporter exporter = RunningExporter.of(settings())) {
      HttpResponse<String> made = post(exporter);
      assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
      String name = JsonPath.read(made.body(), "$.name");
      assertThat(made.headers().firstValue("Location")).contains(PATH + "/" + name);

      HttpResponse<String> listed = exporter.get(PATH);
      assertThat(JsonPath.<String>read(listed.body(), "$.items[0].name")).isEqualTo(name);
      assertThat(JsonPath.<Boolean>read(listed.body(), "$.items[0].beforeMigration")).isFalse();
      assertThat(JsonPath.<String>read(listed.body(), "$.items[0].place"))
          .isEqualTo(folder.resolve("kept").toString());

      Path file = folder.resolve("downloaded.tar.gz");
      HttpResponse<Path> given =
          CLIENT.send(
              HttpRequest.newBuilder(uri(exporter, PATH + "/" + name)).build(),
              BodyHandlers.ofFile(file));
      assertThat(given.statusCode()).isEqualTo(200);
      assertThat(given.headers().firstValue("Content-Type")).contains("application/gzip");
      assertThat(new Archive(file).verify().origin().schemas()).containsKey("alerts");
      assertThat(exporter.get("/metrics").body())
          .contains("monitorix_backup_last_success_timestamp_seconds ")
          .contains("monitorix_backup_failures_total 0.0");
    }
  }

  @Test
  void nothingElseIsReachedByAName() throws IOException {
    Files.createDirectories(folder.resolve("kept"));
    Files.writeString(folder.resolve("secret"), "secret");
    Files.writeString(folder.resolve("kept/notes.txt"), "secret");
    try (RunningExporter exporter = RunningExporter.of(settings())) {
      for (String name :
          new String[] {
            "notes.txt",
            "..%2Fsecret",
            "%2e%2e%2fsecret",
            "..%5Csecret",
            "monitorix-20200101T000000Z.tar.gz",
            "..%2Fmonitorix-20200101T000000Z.tar.gz",
            "monitorix-20200101T000000Z.tar.gz%00"
          }) {
        HttpResponse<String> answer = exporter.get(PATH + "/" + name);
        assertThat(answer.statusCode()).as(name).isBetween(400, 404);
        assertThat(answer.body()).as(name).doesNotContain("secret");
      }
    }
  }

  @Test
  void failureIsAProblemThatSaysWhatToDo() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("kept"), "in the way");
    try (RunningExporter exporter = RunningExporter.of(settings())) {
      HttpResponse<String> answer = post(exporter);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(JsonPath.<String>read(answer.body(), "$.detail")).contains("kept");
    }
  }

  @Test
  void whereNothingIsKeptNothingIsBackedUp() throws IOException, InterruptedException {
    Settings none =
        Settings.at(RunningExporter.LOCAL).series(SeriesConfig.OFF).rules(RulesConfig.NONE).build();
    try (RunningExporter exporter = RunningExporter.of(none)) {
      assertThat(exporter.get(PATH).statusCode()).isEqualTo(409);
      assertThat(post(exporter).statusCode()).isEqualTo(409);
      assertThat(exporter.get("/metrics").body()).doesNotContain("monitorix_backup_");
    }
  }

  /** With a database of before: no rule of this process makes one. */
  private Settings settings() {
    Database database = new Database.Sqlite(folder.resolve("data"));
    SchemaVersions.migrate(database, Schema.ALERTS, Schema.ALERTS.newest());
    return Settings.at(RunningExporter.LOCAL)
        .data(new DataConfig(folder.resolve("data"), false))
        .backup(
            new BackupConfig(
                Optional.empty(),
                BackupConfig.Keep.DEFAULT,
                Optional.of(folder.resolve("kept")),
                Optional.empty(),
                true))
        .build();
  }

  private static HttpResponse<String> post(RunningExporter exporter)
      throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(uri(exporter, PATH)).POST(BodyPublishers.noBody()).build(),
        BodyHandlers.ofString());
  }

  private static URI uri(RunningExporter exporter, String path) {
    return URI.create("http://127.0.0.1:" + exporter.port() + path);
  }
}
