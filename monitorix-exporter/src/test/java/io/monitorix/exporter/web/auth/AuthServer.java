package io.monitorix.exporter.web.auth;

import com.squareup.moshi.JsonReader;
import io.monitorix.exporter.config.ListenAddress;
import io.monitorix.exporter.fixture.AccessRoom;
import io.monitorix.exporter.web.Cors;
import io.monitorix.exporter.web.RequestObserver;
import io.monitorix.exporter.web.Route;
import io.monitorix.exporter.web.WebLimits;
import io.monitorix.exporter.web.WebSecurity;
import io.monitorix.exporter.web.WebServer;
import io.monitorix.exporter.web.access.RoutePermissions;
import io.monitorix.exporter.web.access.WebAccess;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** A server of these routes alone, with the guard and the table of the process. */
final class AuthServer implements AutoCloseable {

  private static final MediaType JSON = MediaType.get("application/json");

  private final OkHttpClient client = new OkHttpClient();
  private final WebServer server;

  AuthServer(AccessRoom room) {
    List<Route> routes = AuthApi.routes(room.access(), Cors.ALL, room.clock());
    server =
        WebServer.start(
            new ListenAddress("127.0.0.1", 0),
            WebSecurity.of(WebAccess.open())
                .with(RoutePermissions.standard())
                .with(room.access().authenticator(), room.access().trail(), () -> false),
            WebLimits.DEFAULT,
            routes,
            RequestObserver.NONE);
  }

  /** What was answered. */
  record Answer(int status, Map<String, Object> json, String text, Map<String, String> headers) {

    String string(String field) {
      return String.valueOf(json.get(field));
    }

    @SuppressWarnings("unchecked") // lists are of objects
    List<Map<String, Object>> items() {
      return (List<Map<String, Object>>) json.getOrDefault("items", List.of());
    }

    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /** Asks as somebody with a bearer token; empty for nobody. */
  Answer get(String bearer, String path) throws IOException {
    return send(bearer, "GET", path, null, "");
  }

  Answer post(String bearer, String path, String json) throws IOException {
    return send(bearer, "POST", path, json, "");
  }

  Answer send(String bearer, String method, String path, @Nullable String json, String tag)
      throws IOException {
    Request.Builder request =
        new Request.Builder().url("http://127.0.0.1:" + server.port() + "/api/monitorix/v1/" + path);
    if (!bearer.isEmpty()) {
      request.header("Authorization", "Bearer " + bearer);
    }
    if (!tag.isEmpty()) {
      request.header("If-Match", tag);
    }
    RequestBody body =
        json != null || method.equals("POST") || method.equals("PATCH")
            ? RequestBody.create(json == null ? "" : json, JSON)
            : null;
    try (Response response = client.newCall(request.method(method, body).build()).execute()) {
      String text = response.body().string();
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      response.headers().forEach(each -> headers.put(each.getFirst(), each.getSecond()));
      return new Answer(response.code(), parsed(text), text, headers);
    }
  }

  @SuppressWarnings("unchecked") // objects have texts as names
  private static Map<String, Object> parsed(String text) throws IOException {
    return text.startsWith("{")
        ? (Map<String, Object>) JsonReader.of(new Buffer().writeUtf8(text)).readJsonValue()
        : Map.of();
  }

  @Override
  public void close() {
    server.close();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
