package io.monitorix.client.internal;

import io.monitorix.client.ClientSettings;
import io.monitorix.client.Credentials;
import io.monitorix.client.Method;
import io.monitorix.client.Server;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** How each request shows who calls. */
sealed interface Login permits Login.Token, Tickets {

  /** What the next request shows; may have to log in first, at the server that will be asked. */
  Proof proof(Server server, Deadline deadline, Cancellation cancellation);

  /**
   * Called when the proof was refused (401).
   *
   * @return whether another try may go better
   */
  boolean refused(Proof proof);

  /** The way of these credentials. */
  static Login of(Product product, ClientSettings settings, Sender sender) {
    if (settings.credentials() instanceof Credentials.ApiToken token) {
      return new Token(new Proof("Authorization", product.authorization(token), null));
    }
    TicketSource source =
        new TicketSource(
            product, (Credentials.Password) settings.credentials(), sender, settings.clock());
    return new Tickets(source, settings.clock());
  }

  /**
   * What a request shows.
   *
   * @param header its name
   * @param value secret
   * @param csrf secret; goes with every request that changes something, where there is one
   */
  record Proof(String header, String value, @Nullable String csrf) {

    Request.Builder shownIn(Request.Builder request, Method method) {
      request.header(header, value);
      if (csrf != null && method != Method.GET) {
        request.header("CSRFPreventionToken", csrf);
      }
      return request;
    }

    @Override
    public String toString() {
      return header;
    }
  }

  /** An API token: the same proof for ever. */
  record Token(Proof proof) implements Login {
    @Override
    public Proof proof(Server server, Deadline deadline, Cancellation cancellation) {
      return proof;
    }

    @Override
    public boolean refused(Proof refused) {
      return false;
    }
  }
}
