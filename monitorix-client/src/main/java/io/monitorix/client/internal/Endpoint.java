package io.monitorix.client.internal;

import io.monitorix.client.Server;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;

/**
 * One endpoint with its values.
 *
 * @param template as the API viewer names it, for example {@code /nodes/{node}/status}
 * @param segments of the path, values put in, not encoded
 * @param parameters names and values in turn, not encoded
 */
public record Endpoint(String template, List<String> segments, List<String> parameters) {

  private static final String ROOT = "/api2/json";

  /** Copies the lists. */
  public Endpoint {
    segments = List.copyOf(segments);
    parameters = List.copyOf(parameters);
  }

  /**
   * Fills a template.
   *
   * @param values one for each name in braces, in order
   * @throws IllegalArgumentException for a value that would lead to another endpoint: empty, a dot
   *     segment, or with a slash in it (which Proxmox takes as a separator even when encoded)
   */
  public static Endpoint of(String template, String... values) {
    List<String> segments = new ArrayList<>();
    int next = 0;
    for (String part : template.substring(1).split("/", -1)) {
      if (part.startsWith("{")) {
        String value = values[next++];
        if (value.isEmpty() || value.equals(".") || value.equals("..") || value.contains("/")) {
          throw new IllegalArgumentException(
              "'" + value + "' cannot stand for " + part + " in " + template);
        }
        segments.add(value);
      } else {
        segments.add(part);
      }
    }
    return new Endpoint(template, segments, List.of());
  }

  /**
   * Fills a template that an application wrote.
   *
   * @param template begins with a slash; may hold names in braces
   * @param parameters values of the names in braces and, all others, parameters of the call:
   *     booleans become 1 and 0, a collection becomes one parameter for each element
   * @throws IllegalArgumentException when the template is no path, a name has no value, or a value
   *     would lead to another endpoint
   */
  public static Endpoint of(String template, Map<String, ?> parameters) {
    if (!template.startsWith("/") || template.chars().anyMatch(c -> c == '?' || c == '#')) {
      throw new IllegalArgumentException(
          "'" + template + "' is not a path: it begins with a slash and holds no query");
    }
    Map<String, Object> rest = new LinkedHashMap<>(parameters);
    List<String> values = new ArrayList<>();
    for (String part : template.substring(1).split("/", -1)) {
      if (part.startsWith("{") && part.endsWith("}")) {
        Object value = rest.remove(part.substring(1, part.length() - 1));
        if (value == null) {
          throw new IllegalArgumentException("no value is given for " + part + " in " + template);
        }
        values.add(text(value));
      } else if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        throw new IllegalArgumentException("'" + template + "' holds an empty or dotted part");
      }
    }
    Endpoint endpoint = of(template, values.toArray(String[]::new));
    List<String> query = new ArrayList<>();
    rest.forEach(
        (name, value) -> {
          for (Object one : value instanceof Collection<?> many ? many : List.of(value)) {
            query.add(name);
            query.add(text(one));
          }
        });
    return new Endpoint(template, endpoint.segments(), query);
  }

  private static String text(Object value) {
    return value instanceof Boolean flag ? (flag ? "1" : "0") : value.toString();
  }

  /**
   * The same with one more name in braces at its end, whose value may hold slashes: Proxmox takes
   * all that follows there as one value, as in the ids of volumes.
   *
   * @throws IllegalArgumentException for a value that would lead to another endpoint: with an empty
   *     part or a dot segment
   */
  public Endpoint then(String name, String value) {
    List<String> more = new ArrayList<>(segments);
    for (String part : value.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        throw new IllegalArgumentException(
            "'" + value + "' cannot stand for {" + name + "} behind " + template);
      }
      more.add(part);
    }
    return new Endpoint(template + "/{" + name + "}", more, parameters);
  }

  /** The same with one more parameter. */
  public Endpoint with(String name, String value) {
    List<String> more = new ArrayList<>(parameters);
    more.add(name);
    more.add(value);
    return new Endpoint(template, segments, more);
  }

  /** The path with its values, for people. */
  String path() {
    return "/" + String.join("/", segments);
  }

  /** The address with the parameters in its query. */
  HttpUrl url(Server server) {
    HttpUrl.Builder url = bareUrl(server).newBuilder();
    for (int i = 0; i < parameters.size(); i += 2) {
      url.addQueryParameter(parameters.get(i), parameters.get(i + 1));
    }
    return url.build();
  }

  /** The address without the parameters. */
  HttpUrl bareUrl(Server server) {
    HttpUrl.Builder url =
        new HttpUrl.Builder()
            .scheme(server.scheme())
            .host(server.host())
            .port(server.port())
            .addPathSegments(ROOT.substring(1));
    segments.forEach(url::addPathSegment);
    return url.build();
  }
}
