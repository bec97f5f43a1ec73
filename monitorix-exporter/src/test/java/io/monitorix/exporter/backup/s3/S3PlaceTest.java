package io.monitorix.exporter.backup.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.exporter.backup.place.BackupName;
import io.monitorix.exporter.backup.place.PlaceException;
import io.monitorix.exporter.backup.place.Stored;
import io.monitorix.exporter.config.EndpointConfig;
import io.monitorix.exporter.config.S3Config;
import io.monitorix.exporter.config.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Random;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3PlaceTest {

  private static final Instant NOW = Instant.parse("2026-11-30T03:30:00Z");

  @TempDir private Path folder;
  private final MockWebServer server = new MockWebServer();
  private final Bucket bucket = new Bucket("AKIDEXAMPLE", "secret/+key", "eu-west-3", "/backups/");

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(bucket);
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void keepsListsGivesAndDeletes() throws IOException {
    byte[] content = new byte[300_000];
    new Random(1).nextBytes(content);
    Path archive = folder.resolve("archive");
    Files.write(archive, content);
    try (S3Place place = place("site-a/", "secret/+key")) {
      for (int i = 0; i < 5; i++) {
        place.keep(BackupName.at(NOW.minusSeconds(i)), archive);
      }
      bucket.objects.put("site-a/readme.txt", new byte[1]);
      bucket.objects.put("site-b/" + BackupName.at(NOW).text(), new byte[1]);

      assertThat(place.list())
          .hasSize(5)
          .first()
          .isEqualTo(new Stored(BackupName.at(NOW), content.length, "s3://backups/site-a/"));
      assertThat(place.list())
          .isSortedAccordingTo(
              Comparator.comparing((Stored each) -> each.name().madeAt()).reversed());
      assertThat(bucket.requests).anyMatch(line -> line.contains("continuation-token="));
      try (InputStream in = place.open(BackupName.at(NOW))) {
        assertThat(in.readAllBytes()).isEqualTo(content);
      }
      place.delete(BackupName.at(NOW));
      assertThat(place.list()).hasSize(4);
      assertThat(bucket.objects).containsKey("site-b/" + BackupName.at(NOW).text());
    }
  }

  @Test
  void whatIsNotThereIsTold() {
    try (S3Place place = place("", "secret/+key")) {
      assertThat(place.list()).isEmpty();
      assertThatThrownBy(() -> place.open(BackupName.at(NOW)))
          .isInstanceOf(PlaceException.class)
          .hasMessageContaining("s3://backups/")
          .hasMessageContaining("HTTP 404: NoSuchKey: The specified key does not exist.");
    }
  }

  @Test
  void refusalNamesItsReasonAndNoSecret() throws IOException {
    Path archive = folder.resolve("archive");
    Files.writeString(archive, "hello", UTF_8);
    try (S3Place place = place("", "another")) {
      assertThatThrownBy(() -> place.keep(BackupName.at(NOW), archive))
          .isInstanceOf(PlaceException.class)
          .hasMessageContaining("HTTP 403: SignatureDoesNotMatch")
          .hasMessageNotContaining("another");
      assertThat(bucket.objects).isEmpty();
    }
  }

  @Test
  void serverThatIsAwayIsTold() {
    server.close();
    try (S3Place place = place("", "secret/+key")) {
      assertThatThrownBy(place::list)
          .isInstanceOf(PlaceException.class)
          .hasMessageContaining("the bucket s3://backups/ at ")
          .hasMessageContaining("cannot be listed");
    }
  }

  @Test
  void answerThatIsNoListIsTold() {
    assertThatThrownBy(
            () -> ListAnswer.read(new ByteArrayInputStream("<a><b></a>".getBytes(UTF_8))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no list of objects");
    assertThatThrownBy(
            () ->
                ListAnswer.read(
                    new ByteArrayInputStream(
                        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><Key>&b;</Key>"
                            .getBytes(UTF_8))))
        .isInstanceOf(IOException.class);
  }

  private S3Place place(String prefix, String secret) {
    return new S3Place(
        new S3Config(
            URI.create(server.url("/").toString()),
            "eu-west-3",
            "backups",
            prefix,
            new Secret("AKIDEXAMPLE"),
            new Secret(secret),
            true,
            EndpointConfig.Tls.SYSTEM),
        InstantSource.fixed(NOW));
  }
}
