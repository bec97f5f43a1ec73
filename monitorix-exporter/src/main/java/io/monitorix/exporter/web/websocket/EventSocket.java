package io.monitorix.exporter.web.websocket;

import io.monitorix.exporter.auth.Authenticator.Outcome;
import io.monitorix.exporter.auth.Caller;
import io.monitorix.exporter.auth.Permission;
import io.monitorix.exporter.auth.Visibility;
import io.monitorix.exporter.events.EventFilter;
import io.monitorix.exporter.events.EventId;
import io.monitorix.exporter.events.EventLog;
import io.monitorix.exporter.web.access.Presented;
import io.monitorix.exporter.web.monitorix.EventMessages;
import java.util.Optional;
import java.util.function.Supplier;
import org.java_websocket.WebSocket;
import org.java_websocket.framing.CloseFrame;
import org.jspecify.annotations.Nullable;

/**
 * What one client has of the events. Logins come on the library's threads, all else on the one that
 * writes.
 */
final class EventSocket {

  /** As RFC 6455 registers it: the server has no room. */
  static final int TRY_AGAIN_LATER = 1013;

  private static final int AT_ONCE = 100;

  private final WebSocket connection;
  private final SocketSecurity security;
  private final EventFilter filter;
  private final long openedAt = System.nanoTime();
  private volatile @Nullable Supplier<Presented> presented;
  private volatile @Nullable Visibility visibility;
  private EventId place;
  private boolean greeted;
  private long fullSince;
  private long checkedAt = openedAt;

  /**
   * @param place what comes after it is sent
   */
  EventSocket(WebSocket connection, SocketSecurity security, EventFilter filter, EventId place) {
    this.connection = connection;
    this.security = security;
    this.filter = filter;
    this.place = place;
  }

  /** Whether it is known who it is. */
  boolean isKnown() {
    return visibility != null;
  }

  /**
   * Looks at who it says it is; what does not hold ends the connection.
   *
   * @param shows what the client shows, which a certificate that no longer holds is not part of
   * @param needed whether nothing to look at is an end, too
   */
  void identify(Supplier<Presented> shows, boolean needed) {
    if (!security.identification().asksForCredentials()) {
      presented = shows;
      visibility = Visibility.ALL;
      return;
    }
    Outcome outcome = security.identification().identify(shows.get());
    if (outcome instanceof Outcome.Known known && known.caller().may(Permission.READ)) {
      presented = shows;
      visibility = seen(known.caller());
    } else if (outcome instanceof Outcome.Busy busy) {
      connection.close(TRY_AGAIN_LATER, busy.reason());
    } else if (outcome instanceof Outcome.Refused refused) {
      connection.close(CloseFrame.POLICY_VALIDATION, refused.reason());
    } else if (needed) {
      connection.close(CloseFrame.POLICY_VALIDATION, "a login is needed");
    }
  }

  private Visibility seen(Caller caller) {
    return caller.scope().isAll() ? Visibility.ALL : security.visibility().apply(caller.scope());
  }

  /** Writes what is new, as far as the client takes it; ends what has to end. */
  void advance(EventLog log, SocketLimits limits) {
    long now = System.nanoTime();
    Visibility sees = visibility;
    if (sees == null) {
      if (now - openedAt > limits.login().toNanos()) {
        connection.close(
            CloseFrame.POLICY_VALIDATION, "a login is needed, and did not come in time");
      }
      return;
    }
    if (now - checkedAt > limits.recheck().toNanos()) {
      checkedAt = now;
      Supplier<Presented> shows = presented;
      if (shows != null) {
        identify(shows, true);
      }
    }
    if (connection.hasBufferedData()) {
      fullSince = fullSince == 0 ? now : fullSince;
      if (now - fullSince > limits.patience().toNanos()) {
        // a closing handshake would wait behind what the client does not take
        connection.closeConnection(CloseFrame.ABNORMAL_CLOSE, "too slow");
      }
      return;
    }
    fullSince = 0;
    write(log, sees);
  }

  private void write(EventLog log, Visibility sees) {
    boolean more = true;
    while (more && connection.isOpen() && !connection.hasBufferedData()) {
      EventLog.Batch batch = log.after(place, AT_ONCE);
      EventId before =
          new EventId(
              batch.reached().process(), batch.reached().sequence() - batch.events().size());
      if (!greeted) {
        connection.send(EventMessages.ready(before));
        greeted = true;
      }
      if (batch.gap()) {
        connection.send(EventMessages.reset(before));
      }
      batch.events().stream()
          .filter(event -> filter.matches(event) && EventMessages.isSeen(sees, event.change()))
          .forEach(event -> connection.send(EventMessages.event(event)));
      place = batch.reached();
      more = !batch.events().isEmpty();
    }
  }

  /** The header that a first message stands for. */
  static Optional<String> authorization(String message) {
    return EventMessages.login(message);
  }
}
