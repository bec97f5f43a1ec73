package io.monitorix.exporter.login;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.monitorix.exporter.alertmanager.Entry;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import okio.Buffer;

/**
 * A login at a server, as it is kept. Its text form has no token.
 *
 * @param server the URL that the tokens came from, and alone are sent to
 * @param name of the user
 * @param accessToken goes into each request
 * @param accessEnds when it is good no more, by the server's clock
 * @param refreshToken good once, for two new tokens
 * @param refreshEnds when it is good no more, by the server's clock
 */
public record KeptLogin(
    String server,
    String name,
    String accessToken,
    Instant accessEnds,
    String refreshToken,
    Instant refreshEnds) {

  private static final String SERVER = "server";
  private static final String NAME = "name";
  private static final String ACCESS = "accessToken";
  private static final String ACCESS_ENDS = "accessExpiresAt";
  private static final String REFRESH = "refreshToken";
  private static final String REFRESH_ENDS = "refreshExpiresAt";

  /** Out of the answer to a login or a refresh. */
  static KeptLogin answered(String server, Entry answer) throws IOException {
    return new KeptLogin(
        server,
        answer.text("user", NAME),
        needed(answer, ACCESS),
        time(answer, ACCESS_ENDS),
        needed(answer, REFRESH),
        time(answer, REFRESH_ENDS));
  }

  /** Out of a file. */
  static KeptLogin parse(String json) throws IOException {
    try {
      Object value = JsonReader.of(new Buffer().writeUtf8(json)).readJsonValue();
      Map<String, Object> fields = new LinkedHashMap<>();
      if (value instanceof Map<?, ?> mapping) {
        mapping.forEach((key, each) -> fields.put(String.valueOf(key), String.valueOf(each)));
      }
      Entry kept = new Entry(fields);
      return new KeptLogin(
          needed(kept, SERVER),
          needed(kept, NAME),
          needed(kept, ACCESS),
          time(kept, ACCESS_ENDS),
          needed(kept, REFRESH),
          time(kept, REFRESH_ENDS));
    } catch (JsonDataException e) {
      throw new IOException("it is no JSON of a login", e);
    }
  }

  String json() {
    Buffer buffer = new Buffer();
    try (JsonWriter out = JsonWriter.of(buffer)) {
      out.beginObject().name(SERVER).value(server).name(NAME).value(name);
      out.name(ACCESS).value(accessToken).name(ACCESS_ENDS).value(accessEnds.toString());
      out.name(REFRESH).value(refreshToken).name(REFRESH_ENDS).value(refreshEnds.toString());
      out.endObject();
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory", e);
    }
    return buffer.readUtf8();
  }

  private static String needed(Entry fields, String name) throws IOException {
    String text = fields.text(name);
    if (text.isEmpty()) {
      throw new IOException(name + " is missing");
    }
    return text;
  }

  private static Instant time(Entry fields, String name) throws IOException {
    try {
      return Instant.parse(needed(fields, name));
    } catch (DateTimeException e) {
      throw new IOException(name + " is no time", e);
    }
  }

  @Override
  public String toString() {
    return "KeptLogin[" + name + " at " + server + ", until " + refreshEnds + "]";
  }
}
