package io.monitorix.exporter.auth.totp;

import io.monitorix.exporter.auth.AccessException;
import io.monitorix.exporter.auth.AccessException.Kind;
import io.monitorix.exporter.auth.secret.Secrets;
import io.monitorix.exporter.auth.user.Credentials;
import io.monitorix.exporter.auth.user.User;
import io.monitorix.exporter.auth.user.UserTable;
import io.monitorix.exporter.state.StateDatabase;
import io.monitorix.exporter.state.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The second factors of users. Thread-safe. */
public final class SecondFactors {

  private static final String WHAT = "the second factor";

  /** 160 bits, as RFC 4226 advises. */
  private static final int SECRET_LENGTH = 32;

  private final StateDatabase state;
  private final Vault vault;
  private final Secrets secrets;
  private final InstantSource clock;
  private final Runnable changed;
  private final RecoveryCodes recovery;
  private final OneTimeCodes codes = new OneTimeCodes();
  private final UserTable users = new UserTable();

  /**
   * A new secret, for an app.
   *
   * @param base32 to be typed
   * @param uri to be shown as a picture
   */
  public record Enrolment(String base32, String uri) {

    /** Without the secret. */
    @Override
    public String toString() {
      return "Enrolment";
    }
  }

  /**
   * Second factors in a database.
   *
   * @param changed is told after each change
   */
  public SecondFactors(
      StateDatabase state, Vault vault, Secrets secrets, InstantSource clock, Runnable changed) {
    this.state = state;
    this.vault = vault;
    this.secrets = secrets;
    this.clock = clock;
    this.changed = changed;
    this.recovery = new RecoveryCodes(secrets);
  }

  /**
   * Begins: nothing is asked for at logins before a code has shown that the app has the secret.
   *
   * @throws AccessException if the user has a second factor
   */
  public Enrolment begin(User user) {
    if (user.secondFactor()) {
      throw AccessException.of(Kind.CONFLICT, "there is a second factor already: remove it before");
    }
    String base32 = secrets.base32(SECRET_LENGTH);
    String sealed = vault.seal(place(user), base32.getBytes(StandardCharsets.US_ASCII));
    Instant now = clock.instant();
    state.change(
        WHAT, handle -> users.setSecret(handle, user.id(), Optional.of(sealed), false, 0, now));
    changed.run();
    return new Enrolment(base32, OneTimeCodes.uri(user.name(), base32));
  }

  /**
   * From now on a code is asked for.
   *
   * @return the recovery codes; they are not shown again
   * @throws AccessException if it was not begun, or the code is not right
   */
  public List<String> confirm(Credentials credentials, String code) {
    User user = credentials.user();
    if (user.secondFactor() || credentials.sealedSecret().isEmpty()) {
      throw AccessException.of(
          Kind.CONFLICT, "no second factor waits to be confirmed: begin first");
    }
    String sealed = credentials.sealedSecret().get();
    Instant now = clock.instant();
    OptionalLong step = codes.step(open(user, sealed), digits(code), now, 0);
    if (step.isEmpty()) {
      throw AccessException.invalid(
          "code", "not the code of now: look whether the clocks of both sides are right");
    }
    List<String> recoveryCodes =
        state.write(
            WHAT,
            handle -> {
              users.setSecret(handle, user.id(), Optional.of(sealed), true, step.getAsLong(), now);
              return recovery.replace(handle, user.id());
            });
    changed.run();
    return recoveryCodes;
  }

  /** Whether a code of the app, or a recovery code, is good; it is not again. */
  public boolean use(Credentials credentials, String code) {
    User user = credentials.user();
    Instant now = clock.instant();
    OptionalLong step =
        credentials
            .sealedSecret()
            .map(
                secret -> codes.step(open(user, secret), digits(code), now, credentials.usedStep()))
            .orElse(OptionalLong.empty());
    return state.write(
        WHAT,
        handle ->
            step.isPresent()
                ? users.useStep(handle, user.id(), step.getAsLong())
                : recovery.use(handle, user.id(), code, now));
  }

  /** No code is asked for any more. */
  public void remove(User user) {
    Instant now = clock.instant();
    state.change(
        WHAT,
        handle -> {
          users.setSecret(handle, user.id(), Optional.empty(), false, 0, now);
          recovery.delete(handle, user.id());
        });
    changed.run();
  }

  /**
   * Ten new recovery codes in place of all others.
   *
   * @throws AccessException if the user has no second factor
   */
  public List<String> newRecoveryCodes(User user) {
    if (!user.secondFactor()) {
      throw AccessException.of(Kind.CONFLICT, "there is no second factor that they could replace");
    }
    return state.write(WHAT, handle -> recovery.replace(handle, user.id()));
  }

  /** How many recovery codes are left. */
  public int recoveryCodesLeft(User user) {
    return state.read(handle -> recovery.left(handle, user.id()));
  }

  private static String digits(String code) {
    return code.replaceAll("\\s", "");
  }

  private String open(User user, String sealed) {
    return new String(vault.open(place(user), sealed), StandardCharsets.US_ASCII);
  }

  private static String place(User user) {
    return "totp:" + user.id();
  }
}
