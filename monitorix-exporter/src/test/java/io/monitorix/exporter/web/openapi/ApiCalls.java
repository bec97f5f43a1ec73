package io.monitorix.exporter.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.monitorix.exporter.web.api.Answers;
import io.monitorix.exporter.web.api.Endpoints;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Calls a running server by the document, and sees to it that each answer is as the document says:
 * no other status, no field that is missing, of another type, or not described.
 */
public final class ApiCalls {

  private static final String DEFAULT = "default";

  private final int port;
  private final Map<String, Object> document = OpenApi.document();
  private final Set<String> answered = new TreeSet<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public ApiCalls(int port) {
    this.port = port;
  }

  /** An answer. */
  public record Answer(int status, String body, String tag) {}

  /** Methods and paths of all operations. */
  public static Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    map(OpenApi.document().get("paths"))
        .forEach(
            (path, methods) ->
                map(methods)
                    .keySet()
                    .forEach(
                        method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    return operations;
  }

  /** Those that have not been answered yet as they should be. */
  public Set<String> unanswered() {
    Set<String> left = new TreeSet<>(operations());
    left.removeAll(answered);
    return left;
  }

  /** Reads something that is there. */
  public String get(String path, String... segments) {
    return call("GET", path, "", List.of(), segments).body();
  }

  /** Reads with a query, {@code limit=1} for instance. */
  public Answer query(String path, String query) {
    return call("GET " + path, path + "?" + query, "", List.of());
  }

  /** Changes something. */
  public Answer post(String path, String body, String... segments) {
    return call("POST", path, body, List.of(), segments);
  }

  /**
   * Calls an operation.
   *
   * @param path as the document has it
   * @param headers name, value, …
   * @param segments what stands for those in braces, in their order
   */
  public Answer call(
      String method, String path, String body, List<String> headers, String... segments) {
    String filled = path;
    for (String segment : segments) {
      filled =
          filled.replaceFirst(
              "\\{[^}]*}", URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"));
    }
    return call(method + " " + path, filled, body, headers);
  }

  private Answer call(String operation, String path, String body, List<String> headers) {
    String method = operation.split(" ", 2)[0];
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + Endpoints.BASE + path))
            .timeout(Duration.ofSeconds(30))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    for (int i = 0; i < headers.size(); i += 2) {
      request.header(headers.get(i), headers.get(i + 1));
    }
    try {
      HttpResponse<InputStream> response =
          client.send(request.build(), BodyHandlers.ofInputStream());
      String media = response.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
      try (InputStream in = response.body()) {
        // a stream of events has no end
        String text =
            media.equals("text/event-stream")
                ? new String(in.readNBytes(1), StandardCharsets.UTF_8)
                : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        check(operation, response.statusCode(), media, text);
        return new Answer(
            response.statusCode(), text, response.headers().firstValue("ETag").orElse(""));
      }
    } catch (IOException e) {
      throw new AssertionError(operation, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void check(String operation, int status, String media, String body) {
    String[] parts = operation.split(" ", 2);
    Map<String, Object> described =
        map(map(map(document.get("paths")).get(parts[1])).get(parts[0].toLowerCase(Locale.ROOT)));
    assertThat(described).as(operation + " is described").isNotEmpty();
    Map<String, Object> responses = map(described.get("responses"));
    boolean fine = responses.containsKey(String.valueOf(status));
    assertThat(fine || status >= 400).as(operation + ": " + status + " " + body).isTrue();
    Map<String, Object> response = map(responses.get(fine ? String.valueOf(status) : DEFAULT));
    if (response.get("$ref") instanceof String) {
      response = map(map(map(document.get("components")).get("responses")).get("Problem"));
    }
    Map<String, Object> content = map(response.get("content"));
    if (content.isEmpty()) {
      assertThat(body).as(operation).isEmpty();
    } else {
      assertThat(content).as(operation + ": " + body).containsKey(media);
      if (media.endsWith("json")) {
        validate(operation + " " + status, map(map(content.get(media)).get("schema")), body);
      }
    }
    if (status < 300) {
      answered.add(operation);
    }
  }

  private void validate(String what, Map<String, Object> schema, String body) {
    Map<String, Object> whole = new LinkedHashMap<>(map(strict(schema)));
    whole.put("components", strict(document.get("components")));
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Answers.json(out -> out.jsonValue(whole)))
                .validate(
                    body,
                    InputFormat.JSON,
                    context -> context.getExecutionConfig().setFormatAssertionsEnabled(true)))
        .as(what + ": " + body)
        .isEmpty();
  }

  /** What is not described must not be there, here. */
  private static @Nullable Object strict(@Nullable Object schema) {
    if (schema instanceof List<?> list) {
      List<Object> strict = new ArrayList<>();
      list.forEach(each -> strict.add(strict(each)));
      return strict;
    }
    if (!(schema instanceof Map<?, ?>)) {
      return schema;
    }
    Map<String, Object> strict = new LinkedHashMap<>();
    map(schema).forEach((key, value) -> strict.put(key, strict(value)));
    if ("object".equals(strict.get("type")) && strict.get("properties") instanceof Map<?, ?>) {
      strict.putIfAbsent("additionalProperties", false);
    }
    return strict;
  }

  private static Map<String, Object> map(@Nullable Object map) {
    Map<String, Object> texts = new LinkedHashMap<>();
    if (map instanceof Map<?, ?> found) {
      found.forEach((key, value) -> texts.put(String.valueOf(key), value));
    }
    return texts;
  }
}
