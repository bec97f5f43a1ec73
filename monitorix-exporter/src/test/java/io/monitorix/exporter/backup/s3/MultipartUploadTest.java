package io.monitorix.exporter.backup.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.exporter.backup.place.BackupName;
import io.monitorix.exporter.backup.place.PlaceException;
import io.monitorix.exporter.backup.place.Stored;
import io.monitorix.exporter.backup.place.Verified;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect.CloseSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that are larger than what is sent at once; here that is a little. */
class MultipartUploadTest {

  private static final Instant NOW = Bucket.NOW;
  private static final S3Place.Sizes SIZES = new S3Place.Sizes(100_000, 64_000);
  private static final BackupName NAME = BackupName.at(NOW);

  /** Uploads of before are looked for first, and the upload begins; then parts follow. */
  private static final int BEFORE_PARTS = 2;

  private static final int PARTS = 5;

  @TempDir private Path folder;
  private final List<Duration> pauses = new ArrayList<>();
  private final MockWebServer server = new MockWebServer();
  private final Bucket bucket = new Bucket();
  private final byte[] content = new byte[300_000];
  private Path archive = Path.of("");

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(bucket);
    server.start();
    new Random(1).nextBytes(content);
    archive = Files.write(folder.resolve("archive"), content);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void largeOneGoesInPartsAndIsWholeThen() throws IOException {
    try (S3Place place = place()) {
      place.keep(NAME, archive, verified());
      assertThat(bucket.objects.get("monitorix/" + NAME.text())).isEqualTo(content);
      assertThat(bucket.requests)
          .filteredOn(line -> line.contains("partNumber="))
          .hasSize(PARTS)
          .first()
          .asString()
          .startsWith("PUT /backups/monitorix/" + NAME.text() + "?uploadId=id%2B1&partNumber=1");
      Stored stored = place.list().get(0);
      assertThat(place.verified(stored)).contains(verified());
    }
    assertThat(bucket.uploads.open).isEmpty();
    assertThat(pauses).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BEFORE_PARTS,
        BEFORE_PARTS + 1,
        BEFORE_PARTS + 3,
        BEFORE_PARTS + PARTS,
        BEFORE_PARTS + PARTS + 1
      })
  void whatFailsForAMomentIsTriedAgain(int request) throws IOException {
    bucket.faults.put(request, new MockResponse.Builder().code(503).build());
    bucket.faults.put(request + 1, new MockResponse.Builder().code(500).build());
    // OkHttp itself asks again at once when a connection that was in use is closed.
    bucket.faults.put(
        request + 2, new MockResponse.Builder().onResponseStart(new CloseSocket()).build());
    try (S3Place place = place()) {
      place.keep(NAME, archive, verified());
    }
    assertThat(bucket.objects.get("monitorix/" + NAME.text())).isEqualTo(content);
    assertThat(bucket.uploads.open).isEmpty();
    assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @ValueSource(ints = {BEFORE_PARTS + 1, BEFORE_PARTS + PARTS, BEFORE_PARTS + PARTS + 1})
  void whatIsRefusedIsTakenBack(int request) {
    bucket.faults.put(request, Bucket.refused(403, "AccessDenied", "No."));
    try (S3Place place = place()) {
      assertThatThrownBy(() -> place.keep(NAME, archive, verified()))
          .isInstanceOf(PlaceException.class)
          .hasMessageContaining("HTTP 403: AccessDenied");
      assertThat(place.list()).isEmpty();
    }
    assertThat(bucket.uploads.open).isEmpty();
    assertThat(pauses).isEmpty();
  }

  @Test
  void serverThatFailsForLongGetsNoHalf() {
    for (int request = BEFORE_PARTS + 2; request < BEFORE_PARTS + 6; request++) {
      bucket.faults.put(request, new MockResponse.Builder().code(500).build());
    }
    try (S3Place place = place()) {
      assertThatThrownBy(() -> place.keep(NAME, archive, verified()))
          .hasMessageContaining("PUT answers HTTP 500");
    }
    assertThat(pauses).hasSize(3);
    assertThat(bucket.objects).isEmpty();
    assertThat(bucket.uploads.open).isEmpty();
  }

  @Test
  void joiningThatFailsWithinAnAnswerOfSuccessIsAFailure() {
    bucket.faults.put(
        BEFORE_PARTS + PARTS + 1,
        new MockResponse.Builder()
            .code(200)
            .body("  \n<Error><Code>InternalError</Code><Message>Sorry.</Message></Error>")
            .build());
    try (S3Place place = place()) {
      assertThatThrownBy(() -> place.keep(NAME, archive, verified()))
          .hasMessageContaining("the parts are not joined: InternalError: Sorry.");
    }
    assertThat(bucket.uploads.open).isEmpty();
  }

  /** The answer was lost, and the upload is over when it is asked for again. */
  @Test
  void joinedOneWhoseAnswerWasLostIsThere() throws IOException {
    bucket.faults.put(
        BEFORE_PARTS + PARTS + 1, Bucket.refused(404, "NoSuchUpload", "It does not exist."));
    try (S3Place place = place()) {
      assertThatThrownBy(() -> place.keep(NAME, archive, verified()))
          .hasMessageContaining("HEAD answers HTTP 404");
      bucket.keep("monitorix/" + NAME.text(), content, null);
      bucket.faults.put(
          bucket.requests.size() + BEFORE_PARTS + PARTS + 1,
          Bucket.refused(404, "NoSuchUpload", "It does not exist."));
      place.keep(NAME, archive, verified());
    }
  }

  @Test
  void uploadsThatDidNotEndAreAbortedAfterADay() throws IOException {
    String ours = "monitorix/monitorix-20261101T033000Z.tar.gz";
    bucket.uploads.begin("old", ours, "2026-11-29T03:29:59.000Z");
    bucket.uploads.begin("young", ours, "2026-11-29T03:30:01.000Z");
    bucket.uploads.begin("other", "monitorix/film.mp4", "2020-01-01T00:00:00.000Z");
    bucket.uploads.begin("elsewhere", NAME.text(), "2020-01-01T00:00:00.000Z");
    try (S3Place place = place()) {
      place.keep(NAME, archive, verified());
    }
    assertThat(bucket.uploads.open).containsOnlyKeys("young", "other", "elsewhere");
  }

  @Test
  void whoMayNotListUploadsKeepsArchivesNevertheless() throws IOException {
    bucket.faults.put(1, Bucket.refused(403, "AccessDenied", "No."));
    try (S3Place place = place()) {
      place.keep(NAME, archive, verified());
      assertThat(place.list()).hasSize(1);
    }
  }

  /** S3 takes ten thousand parts. */
  @Test
  void partsGrowWithTheArchive() throws IOException {
    assertThat(MultipartUpload.part(300_000, 64_000)).isEqualTo(64_000);
    assertThat(MultipartUpload.part(5L << 40, 64L << 20))
        .isEqualTo(((5L << 40) + 9_999) / 10_000)
        .isLessThan(5L << 30);
  }

  private Verified verified() throws IOException {
    return Bucket.verified(archive);
  }

  private S3Place place() {
    return new S3Place(
        Bucket.config(server, "monitorix/", Bucket.SECRET),
        InstantSource.fixed(NOW),
        SIZES,
        pauses::add);
  }
}
