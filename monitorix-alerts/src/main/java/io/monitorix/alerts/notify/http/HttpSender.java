package io.monitorix.alerts.notify.http;

import io.monitorix.alerts.notify.Result;
import io.monitorix.alerts.notify.config.Secret;
import io.monitorix.alerts.notify.config.SecretUnavailableException;
import io.monitorix.alerts.remote.delivery.Endpoint;
import io.monitorix.alerts.remote.delivery.HttpClients;
import io.monitorix.alerts.remote.delivery.RetryAfter;
import io.monitorix.alerts.remote.delivery.TlsSockets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.SocketFactory;
import okhttp3.ConnectionSpec;
import okhttp3.Credentials;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.TlsVersion;
import org.jspecify.annotations.Nullable;

/** Sends requests as {@code http_config} says. Safe for several threads. */
public final class HttpSender implements AutoCloseable {

  private static final int ANSWER_BYTES = 64 * 1024;
  private static final int MAX_REDIRECTS = 5;

  /** What looks like a key: long, with a digit. */
  private static final Pattern KEY = Pattern.compile("(?=.*\\d).{8,}");

  private static final HttpUrl ANYWHERE = HttpUrl.get("https://localhost/");
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpSettings settings;
  private final InstantSource clock;
  private final @Nullable TokenSource tokens;
  private final OkHttpClient client;

  /**
   * A sender.
   *
   * @param sockets makes the sockets of its connections
   * @throws IllegalArgumentException if a file of certificates cannot be used
   */
  HttpSender(HttpSettings settings, InstantSource clock, SocketFactory sockets) {
    this.settings = settings;
    this.clock = clock;
    this.client = make(settings, sockets);
    this.tokens =
        settings.login() instanceof HttpSettings.Login.OAuth2 oauth2
            ? new TokenSource(oauth2, new HttpSender(oauth2.settings(), clock, sockets), clock)
            : null;
  }

  /** Sends a request once, and waits for the answer. */
  public Answer send(Outgoing request) {
    Answer answer = sendOnce(request);
    if (tokens != null && answer instanceof Answer.Received received && received.status() == 401) {
      // The service may have withdrawn the token before its time.
      tokens.forget();
      return sendOnce(request);
    }
    return answer;
  }

  private Answer sendOnce(Outgoing request) {
    List<String> secrets = secretsOf(request);
    Reason reason = new Reason(secrets);
    Outgoing current = request;
    try {
      String authorization = authorization();
      for (int hop = 0; ; hop++) {
        boolean own = current.url.host().equals(request.url.host());
        Request http = build(current, own ? authorization : null, own, secrets);
        OkHttpClient caller =
            client.newBuilder().callTimeout(current.timeout).readTimeout(current.timeout).build();
        try (Response response = caller.newCall(http).execute()) {
          HttpUrl next = next(response, current.url);
          if (response.code() / 100 != 3) {
            return received(response, reason);
          }
          if (next == null || hop >= MAX_REDIRECTS) {
            return new Answer.None(
                new Result.Failed(
                    "HTTP "
                        + response.code()
                        + ": moved; configure the URL that it moved to"
                        + (next == null ? "" : ", which leads on more than 5 times")));
          }
          current = current.to(next);
        }
      }
    } catch (TokenSource.RefusedException e) {
      return new Answer.None(e.result());
    } catch (SecretUnavailableException e) {
      return new Answer.None(Result.retry(String.valueOf(e.getMessage())));
    } catch (IOException e) {
      return new Answer.None(
          Result.retry(reason.of(e.getClass().getSimpleName() + ": " + e.getMessage())));
    }
  }

  /** Of the URLs of many services, the path is the secret, or a part of it is. */
  private static List<String> secretsOf(Outgoing request) {
    List<String> secrets = new ArrayList<>(request.secrets);
    secrets.add(request.url.toString());
    if (request.url.encodedPath().length() > 8) {
      secrets.add(request.url.encodedPath());
    }
    for (String segment : request.url.pathSegments()) {
      if (KEY.matcher(segment).matches()) {
        secrets.add(segment);
      }
    }
    return secrets;
  }

  /** Only 307 and 308 keep method and body; what is sent on as a GET looks like a success. */
  private @Nullable HttpUrl next(Response response, HttpUrl from) {
    String location = response.header("Location");
    if (!settings.followRedirects()
        || location == null
        || !(response.code() == 307 || response.code() == 308)) {
      return null;
    }
    HttpUrl to = from.resolve(location);
    return to == null || (from.isHttps() && !to.isHttps()) ? null : to;
  }

  private Answer received(Response response, Reason reason) throws IOException {
    String body = new String(response.peekBody(ANSWER_BYTES).bytes(), StandardCharsets.UTF_8);
    return new Answer.Received(
        response.code(),
        body,
        RetryAfter.parse(response.header("Retry-After"), clock.instant()),
        reason.of("HTTP " + response.code() + (body.isBlank() ? "" : ": " + body)));
  }

  private @Nullable String authorization() throws TokenSource.RefusedException {
    HttpSettings.Login login = settings.login();
    if (tokens != null) {
      return tokens.authorization();
    }
    if (login instanceof HttpSettings.Login.Basic basic) {
      return Credentials.basic(
          basic.username().value(), basic.password().value(), StandardCharsets.UTF_8);
    }
    if (login instanceof HttpSettings.Login.Credentials credentials) {
      return credentials.type() + " " + credentials.credentials().value();
    }
    return null;
  }

  private Request build(
      Outgoing request, @Nullable String authorization, boolean own, List<String> secrets) {
    Headers.Builder headers =
        HttpClients.headers(Endpoint.of(ANYWHERE.uri(), TIMEOUT), own ? request.headers : Map.of())
            .newBuilder();
    if (authorization != null && headers.get("Authorization") == null) {
      secrets.add(authorization.substring(authorization.indexOf(' ') + 1));
      set(headers, "Authorization", authorization);
    }
    if (own) {
      for (Map.Entry<String, List<Secret>> header : settings.headers().entrySet()) {
        headers.removeAll(header.getKey());
        for (Secret value : header.getValue()) {
          add(headers, header.getKey(), value.value());
        }
      }
    }
    boolean bodiless = request.method.equals("GET") || request.method.equals("HEAD");
    return new Request.Builder()
        .url(request.url)
        .headers(headers.build())
        .method(request.method, bodiless ? null : request.body)
        .build();
  }

  private static void set(Headers.Builder headers, String name, String value) {
    headers.removeAll(name);
    add(headers, name, value);
  }

  private static void add(Headers.Builder headers, String name, String value) {
    try {
      headers.add(name, value);
    } catch (IllegalArgumentException e) {
      // The cause would show the value.
      throw new IllegalArgumentException("not a header that can be sent: " + name);
    }
  }

  private static OkHttpClient make(HttpSettings settings, SocketFactory sockets) {
    OkHttpClient.Builder builder =
        HttpClients.of(Endpoint.of(ANYWHERE.uri(), TIMEOUT)).newBuilder().socketFactory(sockets);
    TlsSockets.equip(builder, settings.tls());
    if (settings.onlyTls13()) {
      builder.connectionSpecs(
          List.of(
              new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
                  .tlsVersions(TlsVersion.TLS_1_3)
                  .build(),
              ConnectionSpec.CLEARTEXT));
    }
    if (!settings.http2()) {
      builder.protocols(List.of(Protocol.HTTP_1_1));
    }
    Optional.ofNullable(settings.proxy()).ifPresent(proxy -> proxy.equip(builder));
    return builder.build();
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
    if (tokens != null) {
      tokens.close();
    }
  }
}
