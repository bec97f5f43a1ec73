package io.monitorix.exporter.dashboards.push;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The API of Grafana 12 and later: dashboards and folders are resources with a version, in the
 * manner of Kubernetes.
 */
final class ResourceApi implements DashboardApi {

  private static final String FOLDER = "grafana.app/folder";
  private static final String MANAGER = "grafana.app/managedBy";

  private final GrafanaHttp http;
  private final ApiGroup group;
  private final @Nullable ApiGroup folders;
  private final ClassicApi classic;
  private final String namespace;

  /**
   * The API.
   *
   * @param group of dashboards
   * @param folders that of folders; null where the older way is taken for these
   * @param namespace of the organisation
   */
  ResourceApi(GrafanaHttp http, ApiGroup group, @Nullable ApiGroup folders, String namespace) {
    this.http = http;
    this.group = group;
    this.folders = folders;
    this.classic = new ClassicApi(http);
    this.namespace = namespace;
  }

  /** The namespace of the caller's organisation; that of the first where Grafana does not tell. */
  static String namespace(GrafanaHttp http) {
    Reply settings = http.get("api/frontend/settings");
    return settings.isGood() && settings.object().get("namespace") instanceof String told
        ? told
        : "default";
  }

  @Override
  public boolean hasFolder(String uid) {
    ApiGroup known = folders;
    return known == null
        ? classic.hasFolder(uid)
        : DashboardApi.found(http.get(known.path(namespace, "folders") + "/" + uid)).isPresent();
  }

  @Override
  public void createFolder(String uid, String title) {
    ApiGroup known = folders;
    if (known == null) {
      classic.createFolder(uid, title);
      return;
    }
    Buffer spec = new Buffer();
    try (JsonWriter json = JsonWriter.of(spec)) {
      json.beginObject().name("title").value(title).endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ByteString body = body(known, "Folder", uid, "", Map.of(), spec.readUtf8());
    Reply unused = DashboardApi.good(http.send("POST", known.path(namespace, "folders"), body));
  }

  @Override
  public Optional<Stored> find(String uid) {
    return DashboardApi.found(http.get(path() + "/" + uid))
        .map(
            reply -> {
              Map<?, ?> metadata = ClassicApi.object(reply.object().get("metadata"));
              Map<String, String> annotations = new LinkedHashMap<>();
              ClassicApi.object(metadata.get("annotations"))
                  .forEach((name, value) -> annotations.put(name + "", value + ""));
              return new Stored(
                  ClassicApi.object(reply.object().get("spec")),
                  annotations.getOrDefault(FOLDER, ""),
                  metadata.get("resourceVersion") instanceof String version ? version : "",
                  annotations,
                  annotations.getOrDefault(MANAGER, ""));
            });
  }

  @Override
  public void create(Dashboard dashboard, String folder) {
    Map<String, String> annotations = folder.isEmpty() ? Map.of() : Map.of(FOLDER, folder);
    ByteString body = body(group, "Dashboard", dashboard.uid(), "", annotations, dashboard.text());
    Reply unused = DashboardApi.good(http.send("POST", path(), body));
  }

  @Override
  public void replace(Dashboard dashboard, String folder, Stored stored) {
    Map<String, String> annotations = new LinkedHashMap<>(stored.annotations());
    annotations.remove(FOLDER);
    if (!folder.isEmpty()) {
      annotations.put(FOLDER, folder);
    }
    ByteString body =
        body(group, "Dashboard", dashboard.uid(), stored.version(), annotations, dashboard.text());
    Reply unused = DashboardApi.good(http.send("PUT", path() + "/" + dashboard.uid(), body));
  }

  private String path() {
    return group.path(namespace, "dashboards");
  }

  private static ByteString body(
      ApiGroup group,
      String kind,
      String name,
      String version,
      Map<String, String> annotations,
      String spec) {
    Buffer body = new Buffer();
    try (JsonWriter json = JsonWriter.of(body)) {
      json.beginObject().name("apiVersion").value(group.apiVersion()).name("kind").value(kind);
      json.name("metadata").beginObject().name("name").value(name);
      if (!version.isEmpty()) {
        json.name("resourceVersion").value(version);
      }
      json.name("annotations").jsonValue(annotations).endObject();
      json.name("spec");
      try (BufferedSink text = json.valueSink()) {
        text.writeUtf8(spec);
      }
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return body.readByteString();
  }
}
