package io.monitorix.alerts.notify.http;

import io.monitorix.alerts.notify.Result;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.Credentials;
import org.jspecify.annotations.Nullable;

/** Gets tokens by OAuth 2.0 (RFC 6749, 4.4), and keeps each for as long as it counts. */
final class TokenSource implements AutoCloseable {

  private static final Duration EARLY = Duration.ofSeconds(10);

  private final HttpSettings.Login.OAuth2 settings;
  private final HttpSender sender;
  private final InstantSource clock;
  private @Nullable Token token;

  private record Token(String authorization, Instant until) {
    @Override
    public String toString() {
      return "Token[until " + until + "]";
    }
  }

  /** No token was given. */
  static final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Result result;

    RefusedException(Result result) {
      this.result = result;
    }

    /** What that means for the message. */
    Result result() {
      return result;
    }
  }

  TokenSource(HttpSettings.Login.OAuth2 settings, HttpSender sender, InstantSource clock) {
    this.settings = settings;
    this.sender = sender;
    this.clock = clock;
  }

  /** The value of the header {@code Authorization}. */
  synchronized String authorization() throws RefusedException {
    Token current = token;
    if (current == null || !clock.instant().isBefore(current.until())) {
      current = fetch();
      token = current;
    }
    return current.authorization();
  }

  /** The next request gets another token. */
  synchronized void forget() {
    token = null;
  }

  private Token fetch() throws RefusedException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("scope", String.join(" ", settings.scopes()));
    form.putAll(settings.parameters());
    String secret = settings.clientSecret().value();
    String url = settings.tokenUrl().toString();
    String basic = Credentials.basic(settings.clientId(), secret, StandardCharsets.UTF_8);
    Answer answer =
        sender.send(Outgoing.form(url, form).header("Authorization", basic).hiding(secret));
    if (answer instanceof Answer.Received refused
        && (refused.status() == 400 || refused.status() == 401)) {
      // Some servers want both in the form.
      form.put("client_id", settings.clientId());
      form.put("client_secret", secret);
      answer = sender.send(Outgoing.form(url, form).hiding(secret));
    }
    if (answer instanceof Answer.Received received
        && received.isSuccess()
        && received.json().get("access_token") instanceof String value) {
      return token(value, received.json());
    }
    throw new RefusedException(refusal(answer));
  }

  private static Result refusal(Answer answer) {
    Result result = answer.result();
    if (result instanceof Result.Retry retry) {
      return new Result.Retry("no token by oauth2: " + retry.reason(), retry.after());
    }
    return new Result.Failed(
        "no token by oauth2: "
            + (result instanceof Result.Failed failed
                ? failed.reason()
                : "the answer has no access_token"));
  }

  private Token token(String value, Map<?, ?> answer) {
    String type = answer.get("token_type") instanceof String named ? named : "Bearer";
    long seconds = answer.get("expires_in") instanceof Number number ? number.longValue() : 3600;
    return new Token(
        (type.equalsIgnoreCase("bearer") ? "Bearer" : type) + " " + value,
        clock.instant().plusSeconds(seconds).minus(EARLY));
  }

  @Override
  public void close() {
    sender.close();
  }
}
