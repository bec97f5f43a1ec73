package io.monitorix.alerts.routing.dispatch;

import io.monitorix.alerts.labels.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * What an integration has yet to be told of a group. There is at most one for each of both: a later
 * flush takes the place of what has not gone out.
 *
 * @param flush what it is told, with the number of the next attempt
 * @param firing all alerts of the group that fired, also those that it is not told of
 * @param resolved all that were resolved
 * @param remembered how long the log has to remember that it was told
 * @param state how it stands
 * @param due when it is tried next
 * @param since from when on the integration lacks news of the group
 * @param error why the last attempt was in vain; empty if there was none
 */
public record QueuedNotification(
    Flush flush,
    Set<Fingerprint> firing,
    Set<Fingerprint> resolved,
    Duration remembered,
    State state,
    Instant due,
    Instant since,
    Optional<String> error) {

  private static final int ID_LENGTH = 16;

  /** How a notification stands that has not gone out. */
  public enum State {
    /** It is tried, and tried again. */
    PENDING,
    /** It waits for a time at which it may go out. */
    HELD,
    /** It was refused for good, or tried for too long: a dead letter, until somebody retries it. */
    DEAD
  }

  public QueuedNotification {
    firing = Set.copyOf(firing);
    resolved = Set.copyOf(resolved);
  }

  /** Of which group. */
  public String groupKey() {
    return flush.groupKey();
  }

  /** To which integration: its {@link Integration#key()}. */
  public String integration() {
    return flush.integration().key();
  }

  /** What commands name it by: the same as long as it is about this group and integration. */
  public String id() {
    return id(groupKey(), integration());
  }

  /** The {@link #id} of what an integration is told of a group. */
  static String id(String groupKey, String integration) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(integration.getBytes(StandardCharsets.UTF_8));
      sha256.update((byte) 0);
      byte[] hash = sha256.digest(groupKey.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, ID_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each Java has SHA-256", e);
    }
  }

  /** The entry of the log for it, if it is told at a time. */
  LogEntry toldAt(Instant now, Optional<String> externalId) {
    return new LogEntry(
        groupKey(), integration(), now, firing, resolved, now.plus(remembered), externalId);
  }
}
