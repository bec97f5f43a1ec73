package io.monitorix.exporter.web.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.alerts.store.database.Schema;
import io.monitorix.alerts.store.database.SchemaVersions;
import io.monitorix.exporter.Settings;
import io.monitorix.exporter.backup.archive.Archive;
import io.monitorix.exporter.backup.place.Sha256;
import io.monitorix.exporter.config.BackupConfig;
import io.monitorix.exporter.config.DataConfig;
import io.monitorix.exporter.config.RulesConfig;
import io.monitorix.exporter.config.SeriesConfig;
import io.monitorix.exporter.fixture.RawConnection;
import io.monitorix.exporter.fixture.RunningExporter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
      assertThat(given.headers().firstValue("Content-Encoding")).isEmpty();
      assertThat(given.headers().firstValueAsLong("Content-Length")).hasValue(Files.size(file));
      String sum = Sha256.of(file);
      assertThat(given.headers().firstValue("ETag")).contains('"' + sum + '"');
      assertThat(JsonPath.<String>read(made.body(), "$.sha256")).isEqualTo(sum);
      assertThat(JsonPath.<String>read(listed.body(), "$.items[0].sha256")).isEqualTo(sum);
      assertThat(JsonPath.<String>read(listed.body(), "$.items[0].verifiedAt")).endsWith("Z");
      assertThat(JsonPath.<Integer>read(listed.body(), "$.items[0].schemas.alerts"))
          .isEqualTo(Schema.ALERTS.newest());
      assertThat(JsonPath.<String>read(listed.body(), "$.items[0].engine")).isEqualTo("sqlite");
      assertThat(JsonPath.<List<String>>read(listed.body(), "$.problems")).isEmpty();
      assertThat(new Archive(file).verify().origin().schemas()).containsKey("alerts");
      assertThat(exporter.get("/metrics").body())
          .contains("monitorix_backup_last_success_timestamp_seconds ")
          .contains("monitorix_backup_failures_total 0.0");
    }
  }

  @Test
  void downloadThatWasCutOffGoesOn() throws IOException, InterruptedException {
    try (RunningExporter exporter = RunningExporter.of(settings())) {
      String name = JsonPath.read(post(exporter).body(), "$.name");
      String path = PATH + "/" + name;
      byte[] all = Files.readAllBytes(folder.resolve("kept").resolve(name));
      HttpResponse<byte[]> rest = get(exporter, path, "Range", "bytes=100-");
      String etag = rest.headers().firstValue("ETag").orElseThrow();
      assertThat(rest.statusCode()).isEqualTo(206);
      assertThat(rest.headers().firstValue("Content-Range"))
          .contains("bytes 100-" + (all.length - 1) + "/" + all.length);
      assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(all, 100, all.length));
      assertThat(get(exporter, path, "Range", "bytes=7-9").body())
          .isEqualTo(Arrays.copyOfRange(all, 7, 10));
      assertThat(get(exporter, path, "Range", "bytes=-5").body())
          .isEqualTo(Arrays.copyOfRange(all, all.length - 5, all.length));
      assertThat(get(exporter, path, "Range", "bytes=1-2", "If-Range", etag).body()).hasSize(2);
      // Of another archive, or in a way that we do not know: all of it.
      assertThat(get(exporter, path, "Range", "bytes=1-2", "If-Range", "\"x\"").body())
          .isEqualTo(all);
      for (String odd : new String[] {"bytes=2-1", "bytes=1-2,4-5", "bytes=-", "lines=1-2"}) {
        assertThat(get(exporter, path, "Range", odd)).returns(200, HttpResponse::statusCode);
      }
      HttpResponse<byte[]> beyond = get(exporter, path, "Range", "bytes=" + all.length + "-");
      assertThat(beyond.statusCode()).isEqualTo(416);
      assertThat(beyond.headers().firstValue("Content-Range")).contains("bytes */" + all.length);
    }
  }

  @Test
  void fewAreFetchedAtOnce() throws IOException {
    Files.createDirectories(folder.resolve("kept"));
    String name = "monitorix-20200101T000000Z.tar.gz";
    try (RandomAccessFile file =
        new RandomAccessFile(folder.resolve("kept").resolve(name).toFile(), "rw")) {
      // More than the system takes for a client that does not read.
      file.setLength(64 << 20);
    }
    List<RawConnection> slow = new ArrayList<>();
    try (RunningExporter exporter = RunningExporter.of(settings())) {
      for (int i = 0; i < 4; i++) {
        RawConnection client = RawConnection.to(exporter.port());
        slow.add(client);
        client.send("GET " + PATH + "/" + name + " HTTP/1.1\r\nHost: x\r\n\r\n");
      }
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(
              () -> {
                HttpResponse<String> refused =
                    exporter.get(PATH + "/" + name, "Range", "bytes=0-1");
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
              });
      slow.remove(0).close();
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(
              () ->
                  assertThat(exporter.get(PATH + "/" + name, "Range", "bytes=0-1").body())
                      .hasSize(2));
    } finally {
      for (RawConnection each : slow) {
        each.close();
      }
    }
  }

  @Test
  void archiveOfWhichNothingIsNotedIsListedAndGivenOut() throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("kept"));
    String name = "monitorix-20200101T000000Z.tar.gz";
    Files.writeString(folder.resolve("kept").resolve(name), "of an older version");
    Files.writeString(folder.resolve("kept").resolve(name + ".json"), "{\"sha256\": 7}");
    try (RunningExporter exporter = RunningExporter.of(settings())) {
      String listed = exporter.get(PATH).body();
      assertThat(JsonPath.<String>read(listed, "$.items[0].name")).isEqualTo(name);
      assertThat(listed).doesNotContain("verifiedAt", "sha256");
      HttpResponse<byte[]> given = get(exporter, PATH + "/" + name);
      assertThat(given.headers().firstValue("ETag")).contains('"' + name + "-19\"");
      assertThat(given.body()).hasSize(19);
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

  private static HttpResponse<byte[]> get(RunningExporter exporter, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(exporter, path));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static URI uri(RunningExporter exporter, String path) {
    return URI.create("http://127.0.0.1:" + exporter.port() + path);
  }
}
