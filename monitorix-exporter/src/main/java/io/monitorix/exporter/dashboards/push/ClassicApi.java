package io.monitorix.exporter.dashboards.push;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** The API up to Grafana 11: {@code /api/dashboards/db}, {@code /api/folders}. */
final class ClassicApi implements DashboardApi {

  private final GrafanaHttp http;

  ClassicApi(GrafanaHttp http) {
    this.http = http;
  }

  @Override
  public boolean hasFolder(String uid) {
    return DashboardApi.found(http.get("api/folders/" + uid)).isPresent();
  }

  @Override
  public void createFolder(String uid, String title) {
    Buffer body = new Buffer();
    try (JsonWriter json = JsonWriter.of(body)) {
      json.beginObject().name("uid").value(uid).name("title").value(title).endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Reply unused = DashboardApi.good(http.send("POST", "api/folders", body.readByteString()));
  }

  @Override
  public Optional<Stored> find(String uid) {
    return DashboardApi.found(http.get("api/dashboards/uid/" + uid))
        .map(
            reply -> {
              Map<?, ?> meta = object(reply.object().get("meta"));
              Object folder = meta.get("folderUid");
              boolean provisioned = Boolean.TRUE.equals(meta.get("provisioned"));
              return new Stored(
                  object(reply.object().get("dashboard")),
                  folder instanceof String known ? known : "",
                  "",
                  Map.of(),
                  provisioned ? "a file that Grafana reads" : "");
            });
  }

  @Override
  public void create(Dashboard dashboard, String folder) {
    save(dashboard, folder);
  }

  @Override
  public void replace(Dashboard dashboard, String folder, Stored stored) {
    save(dashboard, folder);
  }

  private void save(Dashboard dashboard, String folder) {
    Reply unused =
        DashboardApi.good(http.send("POST", "api/dashboards/db", body(dashboard, folder)));
  }

  private static ByteString body(Dashboard dashboard, String folder) {
    Buffer body = new Buffer();
    try (JsonWriter json = JsonWriter.of(body)) {
      json.beginObject().name("dashboard");
      try (BufferedSink text = json.valueSink()) {
        text.writeUtf8(dashboard.text());
      }
      if (!folder.isEmpty()) {
        json.name("folderUid").value(folder);
      }
      json.name("overwrite").value(true).name("message").value("monitorix dashboards push");
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return body.readByteString();
  }

  static Map<?, ?> object(@Nullable Object value) {
    return value instanceof Map<?, ?> fields ? fields : Map.of();
  }
}
