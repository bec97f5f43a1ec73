package io.monitorix.alerts.notify.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.RequestBody;

/**
 * A request. Immutable; its text form has nothing but the method, since the URLs of many services
 * are secrets.
 */
public final class Outgoing {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final MediaType JSON = MediaType.get("application/json");

  final String method;
  final HttpUrl url;
  final Map<String, String> headers;
  final RequestBody body;
  final List<String> secrets;
  final Duration timeout;

  private Outgoing(
      String method,
      HttpUrl url,
      Map<String, String> headers,
      RequestBody body,
      List<String> secrets,
      Duration timeout) {
    this.method = method;
    this.url = url;
    this.headers = headers;
    this.body = body;
    this.secrets = secrets;
    this.timeout = timeout;
  }

  /**
   * A POST of JSON: maps, lists, texts, numbers.
   *
   * @throws IllegalArgumentException if the URL is none
   */
  public static Outgoing json(String url, Object json) {
    return jsonText("POST", url, Json.write(json));
  }

  /** A request with JSON that is written already, likewise. */
  public static Outgoing jsonText(String method, String url, String json) {
    return of(method, url, RequestBody.create(json.getBytes(StandardCharsets.UTF_8), JSON));
  }

  /** A POST of a form, likewise; fields without a value are left out. */
  public static Outgoing form(String url, Map<String, String> fields) {
    FormBody.Builder form = new FormBody.Builder(StandardCharsets.UTF_8);
    fields.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            form.add(name, value);
          }
        });
    return of("POST", url, form.build());
  }

  /** A request without a body, likewise. */
  public static Outgoing empty(String method, String url) {
    return of(method, url, RequestBody.EMPTY);
  }

  private static Outgoing of(String method, String url, RequestBody body) {
    return new Outgoing(method, parse(url), Map.of(), body, List.of(), TIMEOUT);
  }

  private static HttpUrl parse(String text) {
    HttpUrl url = HttpUrl.parse(text);
    if (url == null) {
      // Its own exception would show the URL.
      throw new IllegalArgumentException(
          "the configured URL is none that begins with http:// or https://");
    }
    return url;
  }

  /** The same with a segment at the end of its path, escaped. */
  public Outgoing below(String segment) {
    HttpUrl longer = url.newBuilder().addPathSegment(segment).build();
    return new Outgoing(method, longer, headers, body, secrets, timeout);
  }

  /** The same with a parameter in its URL. */
  public Outgoing query(String name, String value) {
    HttpUrl longer = url.newBuilder().addQueryParameter(name, value).build();
    return new Outgoing(method, longer, headers, body, secrets, timeout);
  }

  /** The same with one more header. */
  public Outgoing header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Outgoing(method, url, more, body, secrets, timeout);
  }

  /** The same with a text that no reason of a failure shows. */
  public Outgoing hiding(String secret) {
    List<String> more = new ArrayList<>(secrets);
    more.add(secret);
    return new Outgoing(method, url, headers, body, more, timeout);
  }

  /** The same with a time after which it is given up; positive, and 30 seconds without. */
  public Outgoing within(Duration time) {
    return new Outgoing(method, url, headers, body, secrets, time);
  }

  Outgoing to(HttpUrl other) {
    return new Outgoing(method, other, headers, body, secrets, timeout);
  }

  @Override
  public String toString() {
    return "Outgoing[" + method + "]";
  }
}
