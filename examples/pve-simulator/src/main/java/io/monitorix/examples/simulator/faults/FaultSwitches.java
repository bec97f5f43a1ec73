package io.monitorix.examples.simulator.faults;

import io.monitorix.examples.simulator.access.Authenticator;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Switches for what can go wrong with any server, at run time: with its answers, and with who is
 * let in. Each stays on until {@link #clear()}; several may be on at once. Setting one again
 * replaces it.
 *
 * <p>Thread-safe: the list of faults is immutable and replaced as a whole.
 *
 * @param <F> the switches of the server at hand
 */
public abstract sealed class FaultSwitches<F extends FaultSwitches<F>> permits Faults, PbsFaults {
  private final Authenticator authenticator;
  private final Board board;
  private final String pathPrefix;

  FaultSwitches(Authenticator authenticator) {
    this.authenticator = authenticator;
    this.board = new Board();
    this.pathPrefix = "";
  }

  FaultSwitches(FaultSwitches<F> whole, String pathPrefix) {
    this.authenticator = whole.authenticator;
    this.board = whole.board;
    this.pathPrefix = pathPrefix;
  }

  /**
   * The same switches, for some paths only.
   *
   * @param prefix of the API path without {@code /api2/json}, such as {@code /nodes/pve2} or {@code
   *     /cluster/resources}
   */
  public abstract F on(String prefix);

  /**
   * Delays every answer.
   *
   * @throws IllegalArgumentException when the duration is negative
   */
  public F slow(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("slow by %s: a delay cannot be negative".formatted(by));
    }
    return add(new Fault.Slow(by));
  }

  /**
   * Answers with this status and reason phrase and an empty body.
   *
   * @throws IllegalArgumentException when the status is not from 400 to 599
   */
  public F failWith(int status, String reason) {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException(
          "fail with %d: a failure's status is from 400 to 599".formatted(status));
    }
    return add(new Fault.FailWith(status, reason));
  }

  /** Answers 403, as when the rights have been taken away. */
  public F denyPermission() {
    return add(Fault.Plain.DENY_PERMISSION);
  }

  /** Answers with a body that is not JSON, though it says so. */
  public F garbageJson() {
    return add(Fault.Plain.GARBAGE_JSON);
  }

  /** Ends the connection in the middle of each body. */
  public F truncateBody() {
    return add(Fault.Plain.TRUNCATE_BODY);
  }

  /** Answers 200 with a web page, as a proxy or a login portal in between does. */
  public F htmlInsteadOfJson() {
    return add(Fault.Plain.HTML_INSTEAD_OF_JSON);
  }

  /** Closes the connection once the request has been read. */
  public F dropConnections() {
    return add(Fault.Plain.DROP_CONNECTIONS);
  }

  /**
   * Leaves out fields that are optional but usually there: names, CPU, memory, uptime, tags,
   * levels, versions' details.
   */
  public F missingFields() {
    return add(Fault.Plain.MISSING_FIELDS);
  }

  /**
   * Revokes an API token, as when it has been deleted.
   *
   * @param id the full name, {@code user@realm!token}
   * @throws IllegalArgumentException when there is no such token
   */
  public F revokeToken(String id) {
    authenticator.directory().revoke(id);
    return self();
  }

  /**
   * Takes the revocation of an API token back.
   *
   * @throws IllegalArgumentException when there is no such token
   */
  public F restoreToken(String id) {
    authenticator.directory().restore(id);
    return self();
  }

  /**
   * Disables a user: logins fail, and tickets and tokens stop working.
   *
   * @param id with the realm
   * @throws IllegalArgumentException when there is no such user
   */
  public F disableUser(String id) {
    authenticator.directory().disable(id);
    return self();
  }

  /**
   * Enables a user again; tickets that have not expired work again.
   *
   * @throws IllegalArgumentException when there is no such user
   */
  public F enableUser(String id) {
    authenticator.directory().enable(id);
    return self();
  }

  /**
   * Has tickets signed with another key from now on: all that were given so far are void. There is
   * no way back.
   */
  public F replaceSigningKey() {
    authenticator.replaceSigningKey();
    return self();
  }

  /**
   * Switches off everything set through this object's paths; without a prefix it is everything, and
   * everybody who was shut out is let in again.
   */
  public F clear() {
    if (pathPrefix.isEmpty()) {
      board.update(faults -> List.of());
      authenticator.directory().readmitAll();
      clearAll();
    } else {
      board.update(
          faults -> faults.stream().filter(f -> !f.pathPrefix().equals(pathPrefix)).toList());
    }
    return self();
  }

  /** All that is on, whatever its paths. */
  public List<ActiveFault> active() {
    return board.active;
  }

  /** What is on for one API path (without {@code /api2/json}). */
  public List<Fault> activeFor(String path) {
    List<ActiveFault> all = board.active;
    return all.isEmpty()
        ? List.of()
        : all.stream().filter(f -> f.concerns(path)).map(ActiveFault::fault).toList();
  }

  private F add(Fault fault) {
    ActiveFault added = new ActiveFault(pathPrefix, fault);
    board.update(
        faults ->
            Stream.concat(faults.stream().filter(f -> !f.sameSwitchAs(added)), Stream.of(added))
                .toList());
    return self();
  }

  /** Switches off what the server at hand has besides. */
  abstract void clearAll();

  abstract F self();

  /** The faults that all views of one simulator share. */
  private static final class Board {
    private volatile List<ActiveFault> active = List.of();

    synchronized void update(UnaryOperator<List<ActiveFault>> change) {
      active = change.apply(active);
    }
  }
}
