package io.monitorix.client.internal;

import io.monitorix.client.Exchange;
import io.monitorix.client.Server;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;

/**
 * One endpoint with its values.
 *
 * @param template as the API viewer names it, for example {@code /nodes/{node}/status}
 * @param segments of the path, values put in, not encoded
 * @param query names and values in turn, not encoded
 */
public record Endpoint(String template, List<String> segments, List<String> query) {

  private static final String ROOT = "/api2/json";

  /** Copies the lists. */
  public Endpoint {
    segments = List.copyOf(segments);
    query = List.copyOf(query);
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

  /** The same with one more parameter. */
  public Endpoint with(String name, String value) {
    List<String> more = new ArrayList<>(query);
    more.add(name);
    more.add(value);
    return new Endpoint(template, segments, more);
  }

  /** The path with its values, for people. */
  String path() {
    return "/" + String.join("/", segments);
  }

  HttpUrl url(Server server) {
    HttpUrl.Builder url =
        new HttpUrl.Builder()
            .scheme(server.scheme())
            .host(server.host())
            .port(server.port())
            .addPathSegments(ROOT.substring(1));
    segments.forEach(url::addPathSegment);
    for (int i = 0; i < query.size(); i += 2) {
      url.addQueryParameter(query.get(i), query.get(i + 1));
    }
    return url.build();
  }

  Exchange exchange(String method, Server server) {
    return new Exchange(method, template, path(), url(server).toString(), null, null);
  }
}
