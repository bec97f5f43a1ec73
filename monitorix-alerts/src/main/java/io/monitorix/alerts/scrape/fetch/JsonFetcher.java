package io.monitorix.alerts.scrape.fetch;

import io.monitorix.alerts.promql.ast.FloatText;
import io.monitorix.alerts.scrape.config.HttpAccess;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Asks a URL for JSON, as Prometheus's {@code http_sd} does. Thread-safe. */
public final class JsonFetcher {

  private static final long MOST_BYTES = 16L << 20;
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final OkHttpClient client;
  private final Request request;
  private final Duration timeout;

  JsonFetcher(OkHttpClient client, URI url, Duration refreshInterval, HttpAccess access) {
    this.client = client;
    this.timeout = refreshInterval.compareTo(LONGEST) < 0 ? refreshInterval : LONGEST;
    this.request =
        new Request.Builder()
            .url(url.toString())
            .headers(HttpClients.headers(access).build())
            .header("Accept", "application/json")
            .header(
                "X-Prometheus-Refresh-Interval-Seconds",
                FloatText.plain(refreshInterval.toMillis() / 1000.0))
            .build();
  }

  /** What came of it: exactly one of the two is there. */
  public record Answer(Optional<String> text, Optional<String> failure) {

    static Answer failed(String reason) {
      return new Answer(Optional.empty(), Optional.of(reason));
    }
  }

  /**
   * Asks, and waits for nothing.
   *
   * @param then is called exactly once, on some thread
   */
  public void fetch(Consumer<Answer> then) {
    Call call = client.newCall(request);
    call.timeout().timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    call.enqueue(
        new Callback() {
          @Override
          public void onFailure(Call failed, IOException e) {
            then.accept(Answer.failed(Reasons.of(e, timeout)));
          }

          @Override
          public void onResponse(Call answered, Response response) {
            Answer answer;
            try (response) {
              answer = read(response);
            } catch (IOException e) {
              answer = Answer.failed(Reasons.of(e, timeout));
            }
            then.accept(answer);
          }
        });
  }

  private static Answer read(Response response) throws IOException {
    if (response.code() != 200) {
      return Answer.failed("server returned HTTP status " + response.code());
    }
    String type = String.valueOf(response.header("Content-Type"));
    if (!type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json")) {
      return Answer.failed(
          "the Content-Type is '" + Reasons.line(type) + "', expected application/json");
    }
    Optional<byte[]> body = Bodies.read(response, MOST_BYTES);
    if (body.isEmpty()) {
      return Answer.failed("the list is larger than " + MOST_BYTES + " bytes");
    }
    try {
      return new Answer(Optional.of(Bodies.text(body.get())), Optional.empty());
    } catch (CharacterCodingException e) {
      return Answer.failed("the list is not UTF-8");
    }
  }
}
