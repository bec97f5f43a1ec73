package io.monitorix.exporter.backup.place;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okio.Buffer;

/** What is known of an archive, as one line of JSON. */
public final class VerifiedJson {

  private VerifiedJson() {}

  /** Writes it, without a space in it. */
  public static String write(Verified verified) {
    Buffer buffer = new Buffer();
    try (JsonWriter out = JsonWriter.of(buffer)) {
      out.beginObject().name("verifiedAt").value(verified.at().toString());
      out.name("sha256").value(verified.sha256()).name("bytes").value(verified.bytes());
      out.name("program").value(verified.program()).name("engine").value(verified.engine());
      out.name("schemas");
      schemas(out, verified.schemas());
      out.name("rows").value(verified.rows()).endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return buffer.readUtf8();
  }

  /** Writes versions of tables. */
  public static void schemas(JsonWriter out, Map<String, Integer> schemas) throws IOException {
    out.beginObject();
    for (Map.Entry<String, Integer> each : schemas.entrySet()) {
      out.name(each.getKey()).value(each.getValue());
    }
    out.endObject();
  }

  /** Reads it; empty where somebody wrote something else there. */
  public static Optional<Verified> read(String json) {
    try {
      return Optional.of(read(JsonReader.of(new Buffer().writeUtf8(json))));
    } catch (IOException | JsonDataException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Verified read(JsonReader in) throws IOException {
    Instant at = Instant.EPOCH;
    String sha256 = "";
    long bytes = 0;
    String program = "";
    String engine = "";
    Map<String, Integer> schemas = Map.of();
    long rows = 0;
    in.beginObject();
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "verifiedAt" -> at = Instant.parse(in.nextString());
        case "sha256" -> sha256 = in.nextString();
        case "bytes" -> bytes = in.nextLong();
        case "program" -> program = in.nextString();
        case "engine" -> engine = in.nextString();
        case "schemas" -> schemas = schemas(in);
        case "rows" -> rows = in.nextLong();
        default -> in.skipValue();
      }
    }
    in.endObject();
    if (at.equals(Instant.EPOCH) || !sha256.matches("[0-9a-f]{64}")) {
      throw new JsonDataException("it says not when, or no sum");
    }
    return new Verified(at, sha256, bytes, program, engine, schemas, rows);
  }

  private static Map<String, Integer> schemas(JsonReader in) throws IOException {
    Map<String, Integer> schemas = new TreeMap<>();
    in.beginObject();
    while (in.hasNext()) {
      schemas.put(in.nextName(), in.nextInt());
    }
    in.endObject();
    return schemas;
  }
}
