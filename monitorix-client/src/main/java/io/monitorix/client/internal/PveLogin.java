package io.monitorix.client.internal;

import com.squareup.moshi.JsonAdapter;
import io.monitorix.client.AuthenticationException;
import io.monitorix.client.Credentials;
import io.monitorix.client.Exchange;
import io.monitorix.client.internal.json.LenientJson;
import okhttp3.FormBody;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** How callers show themselves to Proxmox VE: {@code POST /access/ticket} for passwords. */
final class PveLogin {

  private static final Endpoint TICKET = Endpoint.of("/access/ticket");

  private final TransportSettings settings;
  private final Transport transport;
  private final Credentials.Password password;
  private final JsonAdapter<Answer> answers = LenientJson.moshi().adapter(Answer.class);

  /** What a login answers; public because records are read through public constructors. */
  public record Answer(
      String ticket, @com.squareup.moshi.Json(name = "NeedTFA") @Nullable Boolean needTfa) {
    @Override
    public String toString() {
      return "Answer[needTfa=" + needTfa + "]";
    }
  }

  private PveLogin(TransportSettings settings, Transport transport, Credentials.Password password) {
    this.settings = settings;
    this.transport = transport;
    this.password = password;
  }

  static Login of(TransportSettings settings, Transport transport) {
    if (settings.credentials() instanceof Credentials.ApiToken token) {
      return new Login.Token(
          new Login.Header(
              "Authorization", "PVEAPIToken=" + token.tokenId() + "=" + token.secret()));
    }
    PveLogin login =
        new PveLogin(settings, transport, (Credentials.Password) settings.credentials());
    return new Tickets(login::login, settings.clock());
  }

  private Login.Header login(Deadline deadline, Cancellation cancellation) {
    Exchange exchange = TICKET.exchange("POST", settings.server());
    Request request =
        new Request.Builder()
            .url(TICKET.url(settings.server()))
            .post(
                new FormBody.Builder()
                    .add("username", password.user())
                    .add("password", password.password())
                    .build())
            .build();
    Answer answer = transport.send(request, exchange, answers, deadline, cancellation);
    if (Boolean.TRUE.equals(answer.needTfa())) {
      throw new AuthenticationException(
          password.user()
              + " needs a second factor, which this client does not support yet: make an API token"
              + " for the user and use that",
          exchange.answered(200, null),
          null);
    }
    return new Login.Header("Cookie", "PVEAuthCookie=" + answer.ticket());
  }
}
