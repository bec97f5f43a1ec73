package io.monitorix.exporter.backup.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.monitorix.alerts.remote.delivery.ClientTls;
import io.monitorix.alerts.remote.delivery.Endpoint;
import io.monitorix.alerts.remote.delivery.HttpClients;
import io.monitorix.exporter.config.EndpointConfig;
import io.monitorix.exporter.config.S3Config;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Asks S3: signs, tries again where that helps, and says why it was refused. Thread-safe. */
final class S3Requests implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LARGEST_ANSWER = 16 << 20;
  private static final int ATTEMPTS = 4;

  private final S3Config config;
  private final OkHttpClient client;
  private final Signature signature;
  private final Pause pause;

  /** Waits between attempts. */
  @FunctionalInterface
  interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  /**
   * For this bucket; it is asked when it is used.
   *
   * @throws IllegalArgumentException if a file of certificates cannot be used
   */
  S3Requests(S3Config config, InstantSource clock, Pause pause) {
    this.config = config;
    this.signature = new Signature(config, clock);
    this.pause = pause;
    this.client =
        HttpClients.of(new Endpoint(config.endpoint(), PATIENCE, Map.of(), tls(config.tls())))
            .newBuilder()
            // A large archive takes what it takes, as long as something moves.
            .callTimeout(Duration.ZERO)
            .build();
  }

  private static ClientTls tls(EndpointConfig.Tls tls) {
    return new ClientTls(
        tls.caFile().orElse(null),
        tls.certFile().orElse(null),
        tls.keyFile().orElse(null),
        tls.insecure());
  }

  /** The bucket's own address. */
  HttpUrl.Builder bucket() {
    HttpUrl base = HttpUrl.get(config.endpoint().toString());
    return config.pathStyle()
        ? base.newBuilder().addPathSegment(config.bucket())
        : base.newBuilder().host(config.bucket() + "." + base.host());
  }

  /**
   * Adds a parameter in the form in which it is signed, as the usual clients of S3 do: OkHttp would
   * leave a slash in it as it is.
   */
  static HttpUrl.Builder with(HttpUrl.Builder url, String name, String value) {
    String encoded =
        URLEncoder.encode(value, UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    return url.addEncodedQueryParameter(name, encoded);
  }

  /**
   * A request.
   *
   * @param headers that are sent and signed
   */
  record Asked(String method, HttpUrl url, Map<String, String> headers, Payload payload) {

    Asked(String method, HttpUrl url) {
      this(method, url, Map.of(), Payload.NONE);
    }
  }

  /**
   * Asks once.
   *
   * @return an answer of success, to be closed
   * @throws RefusedException if S3 refuses
   * @throws IOException if it does not answer
   */
  Response send(Asked asked) throws IOException {
    Request request =
        new Request.Builder()
            .url(asked.url())
            .headers(signature.headers(asked))
            .method(asked.method(), asked.payload().body(asked.method()))
            .build();
    Response response = client.newCall(request).execute();
    if (!response.isSuccessful()) {
      try (response) {
        throw new RefusedException(
            response.code(),
            asked.method()
                + " answers HTTP "
                + response.code()
                + ErrorAnswer.reason(response.peekBody(LARGEST_ANSWER).string()));
      }
    }
    return response;
  }

  /**
   * Asks up to four times, while the server fails or does not answer: after a second, then twice
   * and four times as long.
   *
   * @return the answer's head and text
   * @throws RefusedException if S3 refuses
   * @throws IOException if it does not answer
   */
  Answer insist(Asked asked) throws IOException {
    Duration wait = Duration.ofSeconds(1);
    for (int attempt = 1; ; attempt++) {
      try (Response response = send(asked)) {
        String etag = response.header("ETag");
        return new Answer(
            etag == null ? "" : etag, response.peekBody(LARGEST_ANSWER).string().strip(), attempt);
      } catch (IOException e) {
        if (attempt == ATTEMPTS || !passes(e)) {
          throw e;
        }
        pause(wait, e);
        wait = wait.multipliedBy(2);
      }
    }
  }

  /**
   * An answer.
   *
   * @param etag empty where it has none
   * @param attempt which one was answered, from 1
   */
  record Answer(String etag, String text, int attempt) {}

  private static boolean passes(IOException e) {
    if (e instanceof RefusedException refused) {
      return refused.passes();
    }
    return !(e instanceof InterruptedIOException) || e instanceof SocketTimeoutException;
  }

  private void pause(Duration wait, IOException reason) throws IOException {
    try {
      pause.of(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted = new InterruptedIOException("the process stops");
      interrupted.initCause(reason);
      throw interrupted;
    }
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
