package io.monitorix.client.internal;

import com.squareup.moshi.Json;
import com.squareup.moshi.JsonAdapter;
import io.monitorix.client.AuthenticationException;
import io.monitorix.client.Credentials;
import io.monitorix.client.Exchange;
import io.monitorix.client.Method;
import io.monitorix.client.SecondFactor;
import io.monitorix.client.Server;
import io.monitorix.client.internal.json.LenientJson;
import java.time.InstantSource;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Fetches tickets: {@code POST /access/ticket} with the password, then with the second factor where
 * one is asked for; or with a ticket that still lives, which asks for neither.
 */
final class TicketSource {

  private static final Endpoint TICKET = Endpoint.of("/access/ticket");

  /** How a ticket begins that is good for nothing but showing the second factor. */
  private static final String CHALLENGE = ":!tfa!";

  private final Product product;
  private final Credentials.Password password;
  private final Sender sender;
  private final @Nullable OneTimeCodes codes;
  private final AnswerReader<Granted> answers;

  /**
   * What a login answers; public because records are read through public constructors.
   *
   * @param ticket secret; absent where it comes as a cookie alone
   * @param csrf secret
   * @param needTfa whether the ticket is a challenge
   */
  public record Answer(
      @Nullable String ticket,
      @Json(name = "CSRFPreventionToken") @Nullable String csrf,
      @Json(name = "NeedTFA") @Nullable Boolean needTfa) {

    boolean challenges() {
      return Boolean.TRUE.equals(needTfa) || (ticket != null && ticket.contains(CHALLENGE));
    }

    @Override
    public String toString() {
      return "Answer[needTfa=" + needTfa + "]";
    }
  }

  /** An answer, and the cookie that came beside it: secret, as it goes back. */
  private record Granted(Answer answer, @Nullable String cookie) {
    @Override
    public String toString() {
      return answer.toString();
    }
  }

  TicketSource(Product product, Credentials.Password password, Sender sender, InstantSource clock) {
    this.product = product;
    this.password = password;
    this.sender = sender;
    SecondFactor factor = password.secondFactor();
    this.codes = factor == null ? null : OneTimeCodes.of(factor, clock);
    JsonAdapter<Answer> body = LenientJson.moshi().adapter(Answer.class);
    this.answers =
        (decoder, response, exchange) ->
            new Granted(decoder.json(response, exchange, body), cookie(response));
  }

  /** Backup Server 4 may give the ticket as a cookie that scripts cannot read, and nowhere else. */
  private @Nullable String cookie(Response response) {
    for (String header : response.headers("Set-Cookie")) {
      int end = header.indexOf(';');
      String pair = end < 0 ? header : header.substring(0, end);
      int value = pair.indexOf('=') + 1;
      if (value > 0
          && value < pair.length()
          && pair.startsWith(product.cookie(), value - 1 - product.cookie().length())) {
        return pair.strip();
      }
    }
    return null;
  }

  /** The ticket of a login, and what else a request shows. */
  record Ticket(String text, Login.Proof proof) {
    @Override
    public String toString() {
      return "Ticket";
    }
  }

  /** A new ticket for a password. */
  Ticket login(Server server, Deadline deadline, Cancellation cancellation) {
    Endpoint first = TICKET.with("username", password.user()).with("password", password.password());
    Granted granted = ask(first, server, deadline, cancellation);
    if (granted.answer().challenges()) {
      Endpoint second =
          TICKET
              .with("username", password.user())
              .with("tfa-challenge", String.valueOf(granted.answer().ticket()))
              .with("password", code(server));
      granted = ask(second, server, deadline, cancellation);
    }
    return ticket(granted, server);
  }

  /** A new ticket for one that still lives. */
  Ticket renew(Ticket living, Server server, Deadline deadline, Cancellation cancellation) {
    Endpoint request = TICKET.with("username", password.user()).with("password", living.text());
    return ticket(ask(request, server, deadline, cancellation), server);
  }

  private Granted ask(
      Endpoint endpoint, Server server, Deadline deadline, Cancellation cancellation) {
    ApiRequest request = new ApiRequest(Method.POST, endpoint);
    return sender.send(
        request.to(server).build(),
        server,
        request.exchange(server),
        answers,
        deadline,
        cancellation);
  }

  private String code(Server server) {
    if (codes == null) {
      throw refused(
          password.user()
              + " needs a second factor: give it with the credentials, or make an API token for"
              + " the user and use that",
          server);
    }
    String code = codes.next();
    if (code == null) {
      throw refused(
          "no code is left for the second factor of "
              + password.user()
              + ": recovery codes work once each, and a one-time code once in 30 s",
          server);
    }
    return code;
  }

  private Ticket ticket(Granted granted, Server server) {
    Answer answer = granted.answer();
    String cookie = granted.cookie();
    String text = cookie == null ? answer.ticket() : cookie.substring(cookie.indexOf('=') + 1);
    if (text == null || answer.challenges()) {
      throw refused(
          "the login of " + password.user() + " was answered without a usable ticket", server);
    }
    String shown = cookie == null ? product.cookie() + "=" + text : cookie;
    return new Ticket(text, new Login.Proof("Cookie", shown, answer.csrf()));
  }

  private static AuthenticationException refused(String problem, Server server) {
    Exchange exchange = new ApiRequest(Method.POST, TICKET).exchange(server);
    return new AuthenticationException(problem, exchange.answered(200, null), null);
  }
}
