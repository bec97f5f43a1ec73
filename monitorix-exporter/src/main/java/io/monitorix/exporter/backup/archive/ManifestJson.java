package io.monitorix.exporter.backup.archive;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.Buffer;

/** Head and manifest as JSON. Fields that it does not know are passed over. */
final class ManifestJson {

  private ManifestJson() {}

  /** What is needed to tell whether the rest can be read. */
  record Head(int format, String program) {}

  static byte[] head(String program) {
    return write(
        out -> {
          out.beginObject().name("format").value(Layout.FORMAT);
          out.name("program").value(program).endObject();
        });
  }

  static Head head(Buffer json) throws IOException {
    JsonReader in = JsonReader.of(json);
    int format = 0;
    String program = "";
    in.beginObject();
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "format" -> format = in.nextInt();
        case "program" -> program = in.nextString();
        default -> in.skipValue();
      }
    }
    in.endObject();
    return new Head(format, program);
  }

  static byte[] of(Manifest manifest) {
    return write(
        out -> {
          out.setIndent("  ");
          out.beginObject().name("format").value(Layout.FORMAT);
          origin(out, manifest.origin());
          out.name("tables").beginArray();
          for (Manifest.Content each : manifest.tables()) {
            out.beginObject().name("name").value(each.table().name());
            out.name("rows").value(each.rows()).name("columns");
            columns(out, each.table().columns());
            out.endObject();
          }
          out.endArray().name("parts").beginArray();
          for (Part part : manifest.parts()) {
            out.beginObject().name("name").value(part.name()).name("rows").value(part.rows());
            out.name("bytes").value(part.bytes()).name("sha256").value(part.sha256()).endObject();
          }
          out.endArray().endObject();
        });
  }

  private static void origin(JsonWriter out, Origin origin) throws IOException {
    out.name("program").value(origin.program()).name("made_at").value(origin.madeAt().toString());
    out.name("engine").value(origin.engine()).name("schemas").beginObject();
    for (Map.Entry<String, Integer> schema : origin.schemas().entrySet()) {
      out.name(schema.getKey()).value(schema.getValue());
    }
    out.endObject();
    if (origin.keyFingerprint().isPresent()) {
      out.name("key_fingerprint").value(origin.keyFingerprint().get());
    }
  }

  /** As an object from names to types. */
  static void columns(JsonWriter out, List<Column> columns) throws IOException {
    out.beginObject();
    for (Column column : columns) {
      out.name(column.name()).value(column.type().text());
    }
    out.endObject();
  }

  static List<Column> columns(JsonReader in) throws IOException {
    List<Column> columns = new ArrayList<>();
    in.beginObject();
    while (in.hasNext()) {
      String name = in.nextName();
      String type = in.nextString();
      columns.add(
          new Column(
              name,
              ColumnType.of(type)
                  .orElseThrow(() -> new JsonDataException("unknown type of column: " + type))));
    }
    in.endObject();
    return columns;
  }

  /**
   * Reads it.
   *
   * @throws JsonDataException if something is missing or of another type
   */
  static Manifest manifest(Buffer json) throws IOException {
    JsonReader in = JsonReader.of(json);
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, Integer> schemas = new LinkedHashMap<>();
    List<Manifest.Content> tables = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    in.beginObject();
    while (in.hasNext()) {
      String name = in.nextName();
      switch (name) {
        case "program", "made_at", "engine", "key_fingerprint" -> texts.put(name, in.nextString());
        case "schemas" -> schemas(in, schemas);
        case "tables" -> each(in, () -> tables.add(content(in)));
        case "parts" -> each(in, () -> parts.add(part(in)));
        default -> in.skipValue();
      }
    }
    in.endObject();
    return new Manifest(
        new Origin(
            required(texts, "program"),
            time(required(texts, "made_at")),
            required(texts, "engine"),
            schemas,
            Optional.ofNullable(texts.get("key_fingerprint"))),
        tables,
        parts);
  }

  private static void schemas(JsonReader in, Map<String, Integer> schemas) throws IOException {
    in.beginObject();
    while (in.hasNext()) {
      schemas.put(in.nextName(), in.nextInt());
    }
    in.endObject();
  }

  private static Manifest.Content content(JsonReader in) throws IOException {
    String table = "";
    long rows = -1;
    List<Column> columns = List.of();
    in.beginObject();
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "name" -> table = in.nextString();
        case "rows" -> rows = in.nextLong();
        case "columns" -> columns = columns(in);
        default -> in.skipValue();
      }
    }
    in.endObject();
    return new Manifest.Content(new Table(table, columns), rows);
  }

  private static Part part(JsonReader in) throws IOException {
    String name = "";
    long rows = -1;
    long bytes = -1;
    String sha256 = "";
    in.beginObject();
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "name" -> name = in.nextString();
        case "rows" -> rows = in.nextLong();
        case "bytes" -> bytes = in.nextLong();
        case "sha256" -> sha256 = in.nextString();
        default -> in.skipValue();
      }
    }
    in.endObject();
    return new Part(name, rows, bytes, sha256);
  }

  private static String required(Map<String, String> texts, String name) {
    String text = texts.get(name);
    if (text == null) {
      throw new JsonDataException("'" + name + "' is missing");
    }
    return text;
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new JsonDataException("'made_at' is no time: " + text, e);
    }
  }

  /** Something that is read or written. */
  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  private static void each(JsonReader in, Step step) throws IOException {
    in.beginArray();
    while (in.hasNext()) {
      step.run();
    }
    in.endArray();
  }

  /** Writes JSON. */
  @FunctionalInterface
  private interface Writing {
    void to(JsonWriter out) throws IOException;
  }

  private static byte[] write(Writing writing) {
    Buffer buffer = new Buffer();
    try {
      writing.to(JsonWriter.of(buffer));
    } catch (IOException e) {
      throw new IllegalStateException("memory was not written to", e);
    }
    return buffer.writeByte('\n').readByteArray();
  }
}
