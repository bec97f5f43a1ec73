package io.monitorix.exporter.dashboards.push;

import com.jayway.jsonpath.JsonPath;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A Grafana that keeps dashboards and folders in memory: one before version 12, or one that has the
 * API of resources, which wants the version that a replacement replaces.
 */
public final class FakeGrafana implements AutoCloseable {

  /** The token that it knows. */
  public static final String TOKEN = "glsa_known";

  private static final String RESOURCES = "/apis/dashboard.grafana.app/v1beta1/namespaces/org-7/";
  private static final String FOLDERS = "/apis/folder.grafana.app/v1beta1/namespaces/org-7/folders";

  private record Kept(Map<String, Object> spec, String folder, int version, String manager) {}

  private final MockWebServer server = new MockWebServer();
  private final Map<String, Kept> dashboards = new ConcurrentHashMap<>();
  private final Map<String, String> folders = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final boolean resources;
  private final AtomicReference<@Nullable MockResponse> instead = new AtomicReference<>();
  private final AtomicReference<Runnable> beforeWrite = new AtomicReference<>(() -> {});

  /** Starts it; {@code resources} tells whether it is a Grafana 12. */
  public FakeGrafana(boolean resources) throws IOException {
    this.resources = resources;
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request);
          }
        });
    server.start();
  }

  /** Where it is. */
  public String url() {
    return server.url("/grafana").toString();
  }

  /** What was asked: method and path. */
  public List<String> asked() {
    return asked;
  }

  /** The titles of folders by uid. */
  public Map<String, String> folders() {
    return folders;
  }

  /** The folders of dashboards by uid. */
  Map<String, String> places() {
    Map<String, String> places = new LinkedHashMap<>();
    dashboards.forEach((uid, kept) -> places.put(uid, kept.folder()));
    return places;
  }

  /** How often a dashboard was written. */
  int version(String uid) {
    return kept(uid).version();
  }

  Map<String, Object> spec(String uid) {
    return kept(uid).spec();
  }

  private Kept kept(String uid) {
    return Objects.requireNonNull(dashboards.get(uid), uid);
  }

  /** Changes a dashboard as somebody in a browser does. */
  void edit(String uid, UnaryOperator<Map<String, Object>> change) {
    Kept kept = kept(uid);
    dashboards.put(
        uid,
        new Kept(
            change.apply(new LinkedHashMap<>(kept.spec())),
            kept.folder(),
            kept.version() + 1,
            kept.manager()));
  }

  /** Lets a dashboard belong to a file. */
  void provision(String uid) {
    Kept kept = kept(uid);
    dashboards.put(uid, new Kept(kept.spec(), kept.folder(), kept.version(), "file"));
  }

  /** What happens just before something is written. */
  void beforeWrite(Runnable happens) {
    beforeWrite.set(happens);
  }

  /** Answers everything so from now on. */
  public void answerAll(MockResponse response) {
    instead.set(response);
  }

  private MockResponse answer(RecordedRequest request) {
    String path = request.getUrl().encodedPath().replaceFirst("^/grafana", "");
    asked.add(request.getMethod() + " " + path);
    MockResponse fixed = instead.get();
    if (fixed != null) {
      return fixed;
    } else if (!("Bearer " + TOKEN).equals(request.getHeaders().get("Authorization"))) {
      return json(401, "{\"message\":\"Invalid API key\"}");
    }
    boolean writes = !request.getMethod().equals("GET");
    if (writes) {
      beforeWrite.getAndSet(() -> {}).run();
    }
    String body = writes ? Objects.requireNonNull(request.getBody()).utf8() : "";
    if (path.startsWith("/apis/")) {
      return resources ? resource(request.getMethod(), path, body) : notFound();
    }
    return classic(request.getMethod(), path, body);
  }

  private MockResponse resource(String method, String path, String body) {
    if (path.equals("/apis/dashboard.grafana.app") || path.equals("/apis/folder.grafana.app")) {
      return json(
          200,
          "{\"kind\":\"APIGroup\",\"versions\":[{\"version\":\"v2beta1\"},{\"version\":\"v1beta1\"},"
              + "{\"version\":\"v0alpha1\"}]}");
    } else if (path.startsWith(FOLDERS)) {
      return folder(method, path.substring(FOLDERS.length()), body, "metadata.name", "spec.title");
    } else if (!path.startsWith(RESOURCES + "dashboards")) {
      return notFound();
    }
    String uid = path.substring((RESOURCES + "dashboards").length()).replace("/", "");
    return switch (method) {
      case "GET" -> dashboards.containsKey(uid) ? json(200, resource(uid)) : notFound();
      case "POST" -> {
        String name = JsonPath.read(body, "$.metadata.name");
        if (dashboards.containsKey(name)) {
          yield json(409, "{\"kind\":\"Status\",\"message\":\"already exists\"}");
        }
        dashboards.put(name, new Kept(spec(body, "spec"), folderOf(body), 1, ""));
        yield json(201, resource(name));
      }
      default -> {
        Kept kept = kept(uid);
        String version = JsonPath.read(body, "$.metadata.resourceVersion");
        if (!version.equals(String.valueOf(kept.version()))) {
          yield json(409, "{\"kind\":\"Status\",\"message\":\"the object has been modified\"}");
        }
        dashboards.put(uid, new Kept(spec(body, "spec"), folderOf(body), kept.version() + 1, ""));
        yield json(200, resource(uid));
      }
    };
  }

  private static String folderOf(String body) {
    Map<String, String> annotations = JsonPath.read(body, "$.metadata.annotations");
    return annotations.getOrDefault("grafana.app/folder", "");
  }

  private String resource(String uid) {
    Kept kept = kept(uid);
    Map<String, Object> annotations = new LinkedHashMap<>();
    annotations.put("grafana.app/folder", kept.folder());
    if (!kept.manager().isEmpty()) {
      annotations.put("grafana.app/managedBy", kept.manager());
    }
    return text(
        Map.of(
            "metadata",
            Map.of(
                "name",
                uid,
                "resourceVersion",
                String.valueOf(kept.version()),
                "generation",
                kept.version(),
                "annotations",
                annotations),
            "spec",
            kept.spec()));
  }

  private MockResponse classic(String method, String path, String body) {
    if (path.equals("/api/frontend/settings")) {
      return json(200, "{\"namespace\":\"org-7\"}");
    } else if (path.startsWith("/api/folders")) {
      return folder(method, path.substring("/api/folders".length()), body, "uid", "title");
    } else if (path.startsWith("/api/dashboards/uid/")) {
      String uid = path.substring("/api/dashboards/uid/".length());
      Kept kept = dashboards.get(uid);
      return kept == null
          ? notFound()
          : json(
              200,
              text(
                  Map.of(
                      "dashboard",
                      kept.spec(),
                      "meta",
                      Map.of(
                          "folderUid", kept.folder(), "provisioned", !kept.manager().isEmpty()))));
    } else if (path.equals("/api/dashboards/db") && method.equals("POST")) {
      return save(body);
    }
    return notFound();
  }

  private MockResponse save(String body) {
    String uid = JsonPath.read(body, "$.dashboard.uid");
    boolean overwrite = JsonPath.read(body, "$.overwrite");
    Kept kept = dashboards.get(uid);
    if (kept != null && !overwrite) {
      return json(412, "{\"status\":\"version-mismatch\",\"message\":\"changed by someone\"}");
    }
    Map<String, Object> spec = spec(body, "dashboard");
    spec.put("id", 12);
    spec.put("version", 5);
    List<String> folder = JsonPath.read(body, "$[?(@.folderUid)].folderUid");
    dashboards.put(
        uid,
        new Kept(
            spec,
            folder.isEmpty() ? "" : folder.get(0),
            kept == null ? 1 : kept.version() + 1,
            ""));
    return json(200, "{\"status\":\"success\",\"uid\":\"" + uid + "\"}");
  }

  private MockResponse folder(
      String method, String rest, String body, String uidField, String titleField) {
    if (method.equals("POST")) {
      folders.put(JsonPath.read(body, "$." + uidField), JsonPath.read(body, "$." + titleField));
      return json(200, "{\"status\":\"success\"}");
    }
    String title = folders.get(rest.replace("/", ""));
    return title == null ? notFound() : json(200, text(Map.of("title", title)));
  }

  /** Grafana adds what it shows in every dashboard, and what it fills in by itself. */
  private static Map<String, Object> spec(String body, String field) {
    Map<String, Object> spec = object(JsonPath.read(body, "$." + field));
    Map<String, Object> annotations = object(spec.getOrDefault("annotations", Map.of()));
    List<Object> list = new ArrayList<>();
    list.add(Map.of("builtIn", 1, "name", "Annotations & Alerts"));
    if (annotations.get("list") instanceof List<?> known) {
      list.addAll(known);
    }
    annotations.put("list", list);
    spec.put("annotations", annotations);
    spec.put("schemaVersion", 42);
    spec.put("fiscalYearStartMonth", 0);
    return spec;
  }

  private static Map<String, Object> object(Object value) {
    Map<String, Object> copy = new LinkedHashMap<>();
    ((Map<?, ?>) value).forEach((name, each) -> copy.put(String.valueOf(name), each));
    return copy;
  }

  static Map<String, Object> parsed(String json) {
    try {
      return object(
          Objects.requireNonNull(JsonReader.of(new Buffer().writeUtf8(json)).readJsonValue()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Map<String, Object> value) {
    Buffer text = new Buffer();
    try (JsonWriter writer = JsonWriter.of(text)) {
      writer.jsonValue(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.readUtf8();
  }

  private static MockResponse notFound() {
    return json(404, "{\"message\":\"Not found\"}");
  }

  private static MockResponse json(int code, String body) {
    return new MockResponse.Builder()
        .code(code)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  @Override
  public void close() {
    server.close();
  }
}
