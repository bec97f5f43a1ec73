package io.monitorix.alerts.scrape.fetch;

import io.monitorix.alerts.exposition.ExpositionFormat;
import io.monitorix.alerts.promql.ast.FloatText;
import io.monitorix.alerts.relabel.NameScheme;
import io.monitorix.alerts.scrape.config.ScrapeConfig;
import io.monitorix.alerts.scrape.config.ScrapeProtocol;
import io.monitorix.alerts.scrape.labelled.Target;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Asks targets as Prometheus 3 does, but for protobuf. Thread-safe. */
final class HttpFetcher implements Fetcher {

  private final OkHttpClient client;
  private final long mostBytes;
  private final Optional<ScrapeProtocol> fallback;
  private final Headers headers;

  HttpFetcher(OkHttpClient client, ScrapeConfig config) {
    this.client = client;
    this.mostBytes = config.limits().mostBytes();
    this.fallback = config.request().fallback();
    Headers.Builder built = HttpClients.headers(config.request().access());
    built.set("Accept", accept(config.request().protocols(), config.samples().names()));
    if (!config.request().compression()) {
      built.set("Accept-Encoding", "identity");
    }
    this.headers = built.build();
  }

  static String accept(List<ScrapeProtocol> protocols, NameScheme names) {
    // Prometheus counts down from the number of all formats it knows, of which protobuf is one.
    int weight = ScrapeProtocol.values().length + 2;
    String escaping = ";escaping=" + (names == NameScheme.UTF8 ? "allow-utf-8" : "underscores");
    StringBuilder accept = new StringBuilder();
    for (ScrapeProtocol protocol : protocols) {
      accept.append(protocol.mediaType());
      accept.append(protocol.knowsEscaping() ? escaping : "");
      accept.append(";q=0.").append(weight--).append(',');
    }
    return accept.append("*/*;q=0.").append(weight).toString();
  }

  @Override
  public void fetch(Target target, Consumer<Fetched> then) {
    long began = System.nanoTime();
    Call call;
    try {
      call = client.newCall(request(target));
    } catch (IllegalArgumentException e) {
      then.accept(failure("the URL cannot be asked: " + e.getMessage(), false, began));
      return;
    }
    call.timeout().timeout(target.timeout().toMillis(), TimeUnit.MILLISECONDS);
    call.enqueue(
        new Callback() {
          @Override
          public void onFailure(Call failed, IOException e) {
            then.accept(failure(Reasons.of(e, target.timeout()), false, began));
          }

          @Override
          public void onResponse(Call answered, Response response) {
            Fetched fetched;
            try (response) {
              fetched = read(response, began);
            } catch (IOException e) {
              fetched = failure(Reasons.of(e, target.timeout()), false, began);
            }
            then.accept(fetched);
          }
        });
  }

  private Request request(Target target) {
    double seconds = target.timeout().toMillis() / 1000.0;
    return new Request.Builder()
        .url(target.url())
        .headers(headers)
        .header("X-Prometheus-Scrape-Timeout-Seconds", FloatText.plain(seconds))
        .build();
  }

  private Fetched read(Response response, long began) throws IOException {
    if (response.code() != 200) {
      return failure(
          ("server returned HTTP status " + response.code() + " " + response.message()).strip(),
          false,
          began);
    }
    String type = response.header("Content-Type");
    Optional<ExpositionFormat> format =
        (type == null ? Optional.<ExpositionFormat>empty() : ExpositionFormat.ofContentType(type))
            .or(() -> fallback.map(ScrapeProtocol::format));
    if (format.isEmpty()) {
      String got = type == null ? "no Content-Type" : "Content-Type '" + Reasons.line(type) + "'";
      return failure(
          "the answer has "
              + got
              + ", which is no format of metrics; if it is one nevertheless,"
              + " set fallback_scrape_protocol",
          false,
          began);
    }
    Optional<byte[]> body = Bodies.read(response, mostBytes);
    if (body.isEmpty()) {
      return failure("body size limit exceeded: more than " + mostBytes + " bytes", true, began);
    }
    try {
      String text = Bodies.text(body.get());
      return new Fetched.Body(text, format.get(), body.get().length, since(began));
    } catch (CharacterCodingException e) {
      return failure("the answer is not UTF-8", false, began);
    }
  }

  private static Fetched failure(String reason, boolean tooLarge, long began) {
    return new Fetched.Failure(reason, tooLarge, since(began));
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
