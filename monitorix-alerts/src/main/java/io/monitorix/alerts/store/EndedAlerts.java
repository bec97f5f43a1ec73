package io.monitorix.alerts.store;

import io.monitorix.alerts.store.routing.PostedHistory;
import io.monitorix.alerts.store.sql.Changes;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Alerts from outside that did not come again: nobody says that they are over, so it is looked
 * whenever that counts.
 *
 * @param writing takes the changes; what it throws leaves them to the next look
 */
record EndedAlerts(PostedHistory posted, Consumer<Changes> writing) {

  /** Tells of those that have ended by then. */
  void tell(Instant now) {
    Changes changes = posted.ended(now);
    if (changes.size() > 0) {
      writing.accept(changes);
      posted.forgetEnded(now);
    }
  }
}
