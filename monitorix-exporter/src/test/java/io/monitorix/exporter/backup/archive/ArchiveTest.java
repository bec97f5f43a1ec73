package io.monitorix.exporter.backup.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

  private static final Table EVERYTHING =
      new Table(
          "everything",
          List.of(
              new Column("text", ColumnType.TEXT),
              new Column("number", ColumnType.INTEGER),
              new Column("real", ColumnType.REAL),
              new Column("flag", ColumnType.BOOLEAN),
              new Column("bytes", ColumnType.BYTES)));
  private static final Table EMPTY =
      new Table("nothing", List.of(new Column("name", ColumnType.TEXT)));
  private static final Origin ORIGIN =
      new Origin(
          "1.2.3",
          Instant.parse("2026-11-30T03:30:00.123Z"),
          "sqlite",
          Map.of("alerts", 6, "state", 1),
          Optional.of("ab12"));

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void name() {
    file = folder.resolve("backup.tar.gz");
  }

  @Test
  void givesBackEachValueAsItWas() throws IOException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    rows.add(new @Nullable Object[] {null, null, null, null, null});
    rows.add(row("", 0L, 0.0, true, new byte[0]));
    rows.add(
        row("a\nb\t\"\\ \u0001\u2028 é😀", Long.MAX_VALUE, -0.0, false, new byte[] {0, -1, 13}));
    rows.add(row("{}", Long.MIN_VALUE, Double.NaN, true, new byte[] {1}));
    rows.add(row("null", (1L << 53) + 1, Double.NEGATIVE_INFINITY, true, new byte[] {1}));
    rows.add(row("1", -1L, Double.MIN_VALUE, true, new byte[] {1}));
    rows.add(row("1", 1L, 0.1 + 0.2, true, new byte[] {1}));
    Manifest written = write(EVERYTHING, rows);

    Collected found = new Collected();
    assertThat(new Archive(file).read(found)).isEqualTo(written);
    assertThat(found.rows).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(Arrays.deepEquals(found.rows.get(i), rows.get(i))).as("row %d", i).isTrue();
    }
    assertThat(written.origin()).isEqualTo(ORIGIN);
    assertThat(written.rows()).isEqualTo(7);
    assertThat(written.hasKey()).isFalse();
  }

  @Test
  void tableOfSeveralPartsIsReadAsOne() throws IOException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    String text = "x".repeat(100_000);
    for (long i = 0; i < 120; i++) {
      rows.add(row(text, i, 0.5, true, new byte[0]));
    }
    Manifest written = write(EVERYTHING, rows);

    Collected found = new Collected();
    Manifest read = new Archive(file).read(found);
    assertThat(written.parts()).hasSizeGreaterThan(2);
    assertThat(read.tables()).containsExactly(new Manifest.Content(EVERYTHING, 120));
    assertThat(found.rows).hasSize(120);
    assertThat(found.rows.get(119)[1]).isEqualTo(119L);
  }

  @Test
  void tableWithoutRowsKeepsItsColumns() throws IOException {
    Manifest written = write(EMPTY, List.of());
    assertThat(new Archive(file).verify().tables())
        .containsExactly(new Manifest.Content(EMPTY, 0))
        .isEqualTo(written.tables());
  }

  @Test
  void keyIsInItOnlyIfItWasAdded() throws IOException {
    byte[] key = "secret".getBytes(UTF_8);
    try (ArchiveWriter writer = new ArchiveWriter(Files.newOutputStream(file), "1.2.3")) {
      writer.key(key);
      assertThat(writer.finish(ORIGIN).hasKey()).isTrue();
    }
    assertThat(new Archive(file).key())
        .hasValueSatisfying(found -> assertThat(found).isEqualTo(key));

    write(EMPTY, List.of());
    assertThat(new Archive(file).key()).isEmpty();
  }

  @Test
  void archiveThatWasNotFinishedIsNone() throws IOException {
    try (ArchiveWriter writer = new ArchiveWriter(Files.newOutputStream(file), "1.2.3")) {
      writer.begin(EMPTY);
      writer.row(row("a"));
      writer.end();
    }
    refuses("has no manifest at its end");
  }

  @Test
  void cutOffAnywhereIsRefused() throws IOException {
    write(EVERYTHING, List.<@Nullable Object[]>of(row("a", 1L, 1.0, true, new byte[] {7})));
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> new Archive(file).verify(), "of %d bytes", length)
          .isInstanceOf(ArchiveException.class)
          .hasMessageContaining(file.toString());
    }
  }

  @Test
  void anyByteThatChangedInTheFileIsFound() throws IOException {
    Manifest written =
        write(
            EVERYTHING, List.<@Nullable Object[]>of(row("abcdef", 1L, 1.0, true, new byte[] {7})));
    byte[] whole = Files.readAllBytes(file);
    int same = 0;
    // The ten bytes of the header say nothing of the content: time, system, flags.
    for (int at = 10; at < whole.length; at++) {
      byte[] other = whole.clone();
      other[at] ^= 0x20;
      Files.write(file, other);
      // A zero may be said in several ways: what comes out is what counts.
      Object found = catchThrowable(() -> new Archive(file).verify());
      if (found == null) {
        same++;
        assertThat(new Archive(file).verify()).isEqualTo(written);
      } else {
        assertThat(found).as("byte %d", at).isInstanceOf(ArchiveException.class);
      }
    }
    assertThat(same).isLessThan(whole.length / 20);
  }

  @Test
  void changedRowsAreFoundByTheirSum() throws IOException {
    write(EMPTY, List.<@Nullable Object[]>of(row("one"), row("two")));
    change("tables/nothing/000001.jsonl", text -> text.replace("two", "too"));
    refuses("tables/nothing/000001.jsonl has the SHA-256 ");
  }

  @Test
  void missingAndAddedPartsAreFound() throws IOException {
    write(EMPTY, List.<@Nullable Object[]>of(row("one")));
    change("tables/nothing/000001.jsonl", text -> null);
    refuses("tables/nothing/000001.jsonl is missing");

    write(EMPTY, List.of());
    change("manifest.json", text -> text.replaceAll("(?s)\"parts\": \\[.*?]", "\"parts\": []"));
    refuses("tables/nothing/000001.jsonl is not in the manifest");

    write(EMPTY, List.of());
    change(
        "manifest.json",
        text -> text.replace("\"rows\": 0,\n      \"columns\"", "\"rows\": 1,\n \"columns\""));
    refuses("other tables, columns or rows than there are: nothing");
  }

  @Test
  void rowThatDoesNotFitIsTold() throws IOException {
    write(EMPTY, List.<@Nullable Object[]>of(row("one"), row("two")));
    change("tables/nothing/000001.jsonl", text -> text.replace("[\"two\"]", "[2]"));
    refuses("tables/nothing/000001.jsonl, row 2: column name is text, not NUMBER");

    write(EMPTY, List.<@Nullable Object[]>of(row("one")));
    change("tables/nothing/000001.jsonl", text -> text.replace("[\"one\"]", "[\"one\",2]"));
    refuses("tables/nothing/000001.jsonl, row 1: ");
  }

  @Test
  void otherFilesAreNoBackups() throws IOException {
    Files.writeString(file, "hello");
    refuses("is no backup of Monitorix");
    Files.writeString(file, "");
    refuses("is no backup of Monitorix");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("hello".repeat(1000).getBytes(UTF_8));
    }
    refuses(file.toString());
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
      TarArchiveEntry entry = new TarArchiveEntry("etc/passwd");
      tar.putArchiveEntry(entry);
      tar.closeArchiveEntry();
    }
    refuses("is no backup of Monitorix");
    assertThatThrownBy(() -> new Archive(folder.resolve("none")).verify())
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining(folder.resolve("none").toString());
  }

  @Test
  void newerFormatNamesTheVersionToInstall() throws IOException {
    write(EMPTY, List.of());
    change("monitorix-backup.json", text -> text.replace("\"format\":1", "\"format\":2"));
    refuses("is of format 2, and this version reads 1; install Monitorix 1.2.3 or newer");
  }

  private void refuses(String message) {
    assertThatThrownBy(() -> new Archive(file).verify())
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(message);
  }

  private Manifest write(Table table, List<@Nullable Object[]> rows) throws IOException {
    try (ArchiveWriter writer = new ArchiveWriter(Files.newOutputStream(file), "1.2.3")) {
      writer.begin(table);
      for (@Nullable Object[] row : rows) {
        writer.row(row);
      }
      writer.end();
      return writer.finish(ORIGIN);
    }
  }

  private static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }

  /** Changes a file in the archive; null takes it out. */
  private void change(String name, java.util.function.Function<String, @Nullable String> change)
      throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      TarArchiveInputStream tar = new TarArchiveInputStream(in);
      for (TarArchiveEntry each = tar.getNextEntry(); each != null; each = tar.getNextEntry()) {
        files.put(each.getName(), tar.readAllBytes());
      }
    }
    String before = new String(files.get(name), UTF_8);
    String after = change.apply(before);
    assertThat(after).as("what is changed").isNotEqualTo(before);
    if (after == null) {
      files.remove(name);
    } else {
      files.put(name, after.getBytes(UTF_8));
    }
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
      for (Map.Entry<String, byte[]> each : files.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(each.getKey());
        entry.setSize(each.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(each.getValue());
        tar.closeArchiveEntry();
      }
    }
  }

  private static final class Collected implements RowSink {
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    @Override
    public void begin(Table table) {}

    @Override
    public void row(@Nullable Object[] row) {
      rows.add(row);
    }
  }
}
