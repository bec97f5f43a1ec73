package io.monitorix.exporter.auth.entry;

import io.monitorix.exporter.auth.Authenticator.Outcome;
import io.monitorix.exporter.auth.Caller;
import io.monitorix.exporter.auth.recent.Recent;
import io.monitorix.exporter.auth.secret.Secrets;
import io.monitorix.exporter.auth.session.Login;
import io.monitorix.exporter.auth.user.Credentials;
import io.monitorix.exporter.auth.user.User;
import io.monitorix.exporter.auth.user.Users;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Users of the database by name and password in each request, as programs send it that know nothing
 * else. What was right is remembered for five minutes, as hashing is slow on purpose. A user with a
 * second factor cannot come in so. Thread-safe.
 */
public final class BasicUsers {

  private static final Duration MEMORY = Duration.ofMinutes(5);
  private static final Duration SEEN_WITHIN = Duration.ofSeconds(10);
  private static final int REMEMBERED = 200;
  private static final int KEY_BYTES = 32;

  private final Users users;
  private final Login login;
  private final SecretKeySpec key;
  private final Recent<String, Credentials> known;
  private final Recent<ByteBuffer, Boolean> right;

  /** Remembers nobody yet. */
  public BasicUsers(Users users, Login login, Secrets secrets, InstantSource clock) {
    this.users = users;
    this.login = login;
    this.key = new SecretKeySpec(secrets.bytes(KEY_BYTES), "HmacSHA256");
    this.known = new Recent<>(SEEN_WITHIN, REMEMBERED, clock);
    this.right = new Recent<>(MEMORY, REMEMBERED, clock);
  }

  /**
   * Looks at a name and a password.
   *
   * @param encoded as the header has them behind the scheme
   */
  Outcome authenticate(String encoded, String address) {
    Optional<String[]> sent = decoded(encoded);
    if (sent.isEmpty()) {
      return new Outcome.Refused("the header Authorization cannot be read");
    }
    String name = sent.get()[0];
    String password = sent.get()[1];
    Optional<Credentials> user = known.get(name, users::credentials);
    if (user.isEmpty()) {
      return outcome(login.confirm(name, password, address));
    }
    Outcome[] failed = new Outcome[1];
    Optional<Boolean> good =
        right.get(
            digest(name, user.get().password(), password),
            digest -> {
              failed[0] = outcome(login.confirm(name, password, address));
              return failed[0] instanceof Outcome.Known ? Optional.of(true) : Optional.empty();
            });
    return good.isPresent() ? outcome(user.get().user()) : failed[0];
  }

  private static Outcome outcome(Login.Result result) {
    if (result instanceof Login.Result.Granted granted) {
      return outcome(granted.user());
    }
    if (result instanceof Login.Result.Later later) {
      return new Outcome.Busy("too many logins have failed", later.delay());
    }
    return refused();
  }

  private static Outcome outcome(User user) {
    if (!user.enabled()) {
      return refused();
    }
    if (user.secondFactor()) {
      return new Outcome.Refused(
          "this user has a second factor: log in for an access token, or make an API token");
    }
    return new Outcome.Known(
        new Caller(user.name(), Caller.Kind.USER, user.role(), user.scope(), ""));
  }

  private static Outcome refused() {
    return new Outcome.Refused("name or password is wrong");
  }

  /** Looks again at each: something has changed. */
  public void forget() {
    known.clear();
    right.clear();
  }

  private static Optional<String[]> decoded(String encoded) {
    try {
      byte[] bytes = Base64.getDecoder().decode(encoded.strip());
      String[] parts = new String(bytes, StandardCharsets.UTF_8).split(":", 2);
      return parts.length == 2 ? Optional.of(parts) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private ByteBuffer digest(String... parts) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        mac.update(bytes);
      }
      return ByteBuffer.wrap(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
