package io.monitorix.exporter.backup.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.exporter.backup.place.BackupName;
import io.monitorix.exporter.backup.place.PlaceException;
import io.monitorix.exporter.backup.place.Stored;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3PlaceTest {

  private static final Instant NOW = Bucket.NOW;

  @TempDir private Path folder;
  private final List<Duration> pauses = new ArrayList<>();
  private final MockWebServer server = new MockWebServer();
  private final Bucket bucket = new Bucket();

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
    try (S3Place place = place("site-a/", Bucket.SECRET)) {
      for (int i = 0; i < 5; i++) {
        place.keep(BackupName.at(NOW.minusSeconds(i)), archive, Bucket.verified(archive));
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
      try (InputStream in = place.open(BackupName.at(NOW), 0)) {
        assertThat(in.readAllBytes()).isEqualTo(content);
      }
      try (InputStream in = place.open(BackupName.at(NOW), content.length - 3)) {
        assertThat(in).hasBinaryContent(Arrays.copyOfRange(content, 299_997, 300_000));
      }
      Stored first = place.list().get(0);
      assertThat(place.verified(first)).contains(Bucket.verified(archive));
      int requests = bucket.requests.size();
      assertThat(place.verified(first)).contains(Bucket.verified(archive));
      assertThat(bucket.requests).hasSize(requests);
      assertThat(place.verified(new Stored(first.name(), 1, first.place()))).isEmpty();
      place.delete(BackupName.at(NOW));
      assertThat(place.list()).hasSize(4);
      assertThat(bucket.objects).containsKey("site-b/" + BackupName.at(NOW).text());
    }
  }

  @Test
  void whatIsNotThereIsTold() {
    try (S3Place place = place("", Bucket.SECRET)) {
      assertThat(place.list()).isEmpty();
      assertThatThrownBy(() -> place.open(BackupName.at(NOW), 0))
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
      assertThatThrownBy(() -> place.keep(BackupName.at(NOW), archive, Bucket.verified(archive)))
          .isInstanceOf(PlaceException.class)
          .hasMessageContaining("HTTP 403: SignatureDoesNotMatch")
          .hasMessageNotContaining("another");
      assertThat(bucket.objects).isEmpty();
    }
  }

  @Test
  void serverThatIsAwayIsTold() {
    server.close();
    try (S3Place place = place("", Bucket.SECRET)) {
      assertThatThrownBy(place::list)
          .isInstanceOf(PlaceException.class)
          .hasMessageContaining("the bucket s3://backups/ at ")
          .hasMessageContaining("cannot be listed");
    }
  }

  @Test
  void answerThatIsNoListIsTold() {
    assertThatThrownBy(
            () -> XmlAnswer.read(new ByteArrayInputStream("<a><b></a>".getBytes(UTF_8)), "b"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not what S3 answers");
    assertThatThrownBy(
            () ->
                XmlAnswer.read(
                    new ByteArrayInputStream(
                        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><Key>&b;</Key>"
                            .getBytes(UTF_8)),
                    "b"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void smallOneIsTriedAgainWhileTheServerFails() throws IOException {
    Path archive = folder.resolve("archive");
    Files.writeString(archive, "hello", UTF_8);
    bucket.faults.put(2, new MockResponse.Builder().code(503).build());
    bucket.faults.put(3, new MockResponse.Builder().code(429).build());
    try (S3Place place = place("", Bucket.SECRET)) {
      place.keep(BackupName.at(NOW), archive, Bucket.verified(archive));
      assertThat(place.list()).hasSize(1);
    }
    assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));

    for (int request = bucket.requests.size() + 2; request < 100; request++) {
      bucket.faults.put(request, new MockResponse.Builder().code(500).build());
    }
    pauses.clear();
    try (S3Place place = place("", Bucket.SECRET)) {
      assertThatThrownBy(() -> place.keep(BackupName.at(NOW), archive, Bucket.verified(archive)))
          .isInstanceOf(PlaceException.class)
          .hasMessageContaining("HTTP 500");
    }
    assertThat(pauses).hasSize(3);
  }

  private S3Place place(String prefix, String secret) {
    return new S3Place(
        Bucket.config(server, prefix, secret),
        InstantSource.fixed(NOW),
        S3Place.Sizes.USUAL,
        pauses::add);
  }
}
