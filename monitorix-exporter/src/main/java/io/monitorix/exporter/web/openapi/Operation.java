package io.monitorix.exporter.web.openapi;

import static io.monitorix.exporter.web.openapi.Notation.pairs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One method at one path, as a file of an area describes it.
 *
 * @param method GET, for instance
 * @param path behind {@code /api/monitorix/v1}
 */
record Operation(String area, String method, String path, Map<?, ?> told) {

  private static final Pattern SEGMENT = Pattern.compile("\\{([^}]*)}");
  private static final String JSON = "application/json";

  static Operation of(String area, String name, Map<?, ?> told) {
    String[] parts = name.split(" ", 2);
    return new Operation(area, parts[0], parts[1], told);
  }

  String key() {
    return method.toLowerCase(Locale.ROOT);
  }

  /** As OpenAPI has it. */
  Map<String, Object> described() {
    Map<String, Object> all =
        pairs("operationId", text("id"), "tags", List.of(area), "summary", text("summary"));
    List<Object> parameters = parameters();
    if (!parameters.isEmpty()) {
      all.put("parameters", parameters);
    }
    if (told.get("body") != null) {
      all.put(
          "requestBody",
          pairs("required", true, "content", content(JSON, Notation.schema(told.get("body")))));
    }
    all.put("responses", responses());
    return all;
  }

  private String text(String name) {
    Object text = told.get(name);
    if (text == null) {
      throw new IllegalArgumentException(method + " " + path + " has no " + name);
    }
    return text.toString();
  }

  private List<Object> parameters() {
    List<Object> parameters = new ArrayList<>();
    Matcher matcher = SEGMENT.matcher(path);
    while (matcher.find()) {
      parameters.add(
          pairs(
              "name", matcher.group(1), "in", "path", "required", true, "schema", type("string")));
    }
    if (told.get("query") instanceof Map<?, ?> query) {
      query.forEach((name, type) -> parameters.add(parameter(String.valueOf(name), type)));
    }
    if (Boolean.TRUE.equals(told.get("match"))) {
      parameters.add(pairs("$ref", "#/components/parameters/IfMatch"));
    }
    return parameters;
  }

  private static Map<String, Object> parameter(String name, @Nullable Object type) {
    if (type == null) {
      return pairs("$ref", "#/components/parameters/" + name);
    }
    Map<String, Object> schema = Notation.schema(type);
    Object text = schema.remove("description");
    Map<String, Object> parameter = pairs("name", name, "in", "query");
    if (text != null) {
      parameter.put("description", text);
    }
    parameter.put("schema", schema);
    return parameter;
  }

  private static Map<String, Object> type(String name) {
    return pairs("type", name);
  }

  private Map<String, Object> responses() {
    Map<String, Object> responses = new LinkedHashMap<>();
    if (told.get("answers") instanceof Map<?, ?> answers) {
      answers.forEach((status, type) -> responses.put(String.valueOf(status), response(type)));
    }
    responses.put("default", pairs("$ref", "#/components/responses/Problem"));
    return responses;
  }

  private Map<String, Object> response(@Nullable Object type) {
    if (type == null) {
      return pairs("description", "Done.");
    }
    Map<String, Object> response = pairs("description", text("summary"));
    if (Boolean.TRUE.equals(told.get("tag"))) {
      response.put("headers", pairs("ETag", pairs("$ref", "#/components/headers/ETag")));
    }
    Object media = told.get("media");
    if (media instanceof List<?> several) {
      Map<String, Object> contents = new LinkedHashMap<>();
      several.forEach(each -> contents.putAll(content(each.toString(), Notation.schema(type))));
      response.put("content", contents);
      return response;
    }
    response.put(
        "content", content(media == null ? JSON : media.toString(), Notation.schema(type)));
    return response;
  }

  private static Map<String, Object> content(String media, Map<String, Object> schema) {
    return pairs(media, pairs("schema", schema));
  }
}
