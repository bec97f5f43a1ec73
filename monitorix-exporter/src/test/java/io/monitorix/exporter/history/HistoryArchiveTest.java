package io.monitorix.exporter.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryArchiveTest {

  private static final Labels ODD =
      Labels.of("cluster", "a \"b\" \\n c\\", "id", "qemu/1", "tag", "x} 1 2\n,y=\"z");
  private static final Labels PLAIN = Labels.of("cluster", "lab", "id", "qemu/1");

  @TempDir Path folder;
  private HistoryArchive archive;

  @BeforeEach
  void open() {
    archive = HistoryArchive.open(folder).orElseThrow();
  }

  private static SubjectHistory history() {
    SubjectHistory history = new SubjectHistory(Instant.ofEpochSecond(1_800_000_000));
    history.add("b", ODD, Instant.ofEpochSecond(1_700_000_000), 0.1);
    history.add("b", ODD, Instant.ofEpochSecond(1_700_000_060), 1e15);
    history.add("b", PLAIN, Instant.ofEpochSecond(1_700_000_060), -3);
    history.add("a", PLAIN, Instant.ofEpochSecond(1_700_000_060), 5);
    return history;
  }

  private List<HistoryPoint> read(String target) {
    List<HistoryPoint> points = new ArrayList<>();
    archive.read(target, points::add);
    return points;
  }

  @Test
  void whatIsKeptIsReadAgainWhateverTheLabelsHold() throws IOException {
    archive.keep("lab", "qemu/1", history());

    assertThat(read("lab"))
        .containsExactlyInAnyOrder(
            new HistoryPoint("a", PLAIN, Instant.ofEpochSecond(1_700_000_060), 5),
            new HistoryPoint("b", ODD, Instant.ofEpochSecond(1_700_000_000), 0.1),
            new HistoryPoint("b", ODD, Instant.ofEpochSecond(1_700_000_060), 1e15),
            new HistoryPoint("b", PLAIN, Instant.ofEpochSecond(1_700_000_060), -3));
    assertThat(archive.holds("lab", "qemu/1")).isTrue();
    assertThat(archive.holds("lab", "qemu/2")).isFalse();
    assertThat(read("other")).isEmpty();
  }

  @Test
  void namesLeadNowhereElse() throws IOException {
    archive.keep("../..", "storage/../../x", history());
    archive.keep("a/b", "storage/.", history());

    try (Stream<Path> files = Files.walk(folder.resolve("history"))) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(2);
    }
    assertThat(read("../..")).hasSize(4);
    assertThat(read("a/b")).hasSize(4);
  }

  @Test
  void aTargetIsCompleteWhenThatIsSaid() throws IOException {
    archive.keep("lab", "qemu/1", history());
    assertThat(archive.isComplete("lab")).isFalse();
    archive.complete("lab", Instant.EPOCH);
    assertThat(HistoryArchive.open(folder).orElseThrow().isComplete("lab")).isTrue();
    assertThat(archive.isComplete("other")).isFalse();
  }

  @Test
  void theFirstContactIsRemembered() throws IOException {
    assertThat(archive.began("lab", Instant.ofEpochSecond(5))).isEqualTo(Instant.ofEpochSecond(5));
    assertThat(archive.began("lab", Instant.ofEpochSecond(9))).isEqualTo(Instant.ofEpochSecond(5));

    Files.writeString(folder.resolve("history/lab/began"), "yesterday");
    assertThat(archive.began("lab", Instant.ofEpochSecond(9))).isEqualTo(Instant.ofEpochSecond(9));
  }

  @Test
  void aDamagedFileCostsNoOther() throws IOException {
    archive.keep("lab", "qemu/1", history());
    archive.keep("lab", "qemu/2", history());
    archive.keep("lab", "qemu/3", history());
    Path first = folder.resolve("history/lab/qemu/1.openmetrics.gz");
    byte[] whole = Files.readAllBytes(first);
    Files.write(first, Arrays.copyOf(whole, whole.length / 2));
    Files.writeString(folder.resolve("history/lab/qemu/2.openmetrics.gz"), "");
    // left by a write that was interrupted
    Files.writeString(folder.resolve("history/lab/qemu/4.openmetrics.gz.tmp"), "?");

    assertThat(read("lab")).hasSizeBetween(4, 7);
  }

  @Test
  void aDirectoryThatCannotBeMadeSwitchesItOff() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertThat(HistoryArchive.open(file)).isEmpty();
  }
}
