package io.monitorix.alerts.remote.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Makes one request after the other to one endpoint, and says how each went. */
final class Courier implements AutoCloseable {

  private static final int ANSWER_BYTES = 8 * 1024;
  private static final int QUOTED = 200;

  private final OkHttpClient client;
  private final Request blank;
  private final Protocol protocol;
  private final InstantSource clock;

  /**
   * @throws IllegalArgumentException if a file of certificates cannot be used
   */
  Courier(Endpoint endpoint, Protocol protocol, InstantSource clock) {
    this.client = HttpClients.of(endpoint);
    this.protocol = protocol;
    this.clock = clock;
    this.blank =
        new Request.Builder()
            .url(endpoint.url().toString())
            .headers(HttpClients.headers(endpoint, protocol.headers()))
            .build();
  }

  /** Sends the parcel once. */
  Outcome send(Parcel parcel) {
    // Without a type of its own, as the protocol's headers name it.
    RequestBody body = RequestBody.create(parcel.body(), (MediaType) null);
    try (Response response = client.newCall(blank.newBuilder().post(body).build()).execute()) {
      byte[] answer = response.peekBody(ANSWER_BYTES).bytes();
      if (response.isSuccessful()) {
        return new Outcome.Accepted(Math.min(protocol.refused(answer), parcel.samples()));
      }
      return failure(response, answer);
    } catch (IOException e) {
      return new Outcome.Passing(Optional.empty(), e.toString());
    }
  }

  private Outcome failure(Response response, byte[] answer) {
    int status = response.code();
    String location = response.header("Location");
    if (status / 100 == 3 && location != null) {
      return new Outcome.Refused(
          "HTTP " + status + ": moved; configure the URL that it moved to: " + line(location));
    }
    String advice = protocol.advice(status);
    String reason =
        "HTTP "
            + status
            + ": "
            + line(new String(answer, StandardCharsets.UTF_8))
            + (advice.isEmpty() ? "" : "; " + advice);
    return protocol.isPassing(status)
        ? new Outcome.Passing(
            RetryAfter.parse(response.header("Retry-After"), clock.instant()), reason)
        : new Outcome.Refused(reason);
  }

  private static String line(String text) {
    String printable = text.strip().replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
    return printable.length() > QUOTED ? printable.substring(0, QUOTED) + "…" : printable;
  }

  /** Breaks off the request that is under way. */
  void cancel() {
    client.dispatcher().cancelAll();
  }

  @Override
  public void close() {
    cancel();
    client.connectionPool().evictAll();
  }
}
