package io.monitorix.exporter.web.monitorix;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.routing.AlertRouting;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.api.ProblemException;
import java.util.Locale;
import java.util.Optional;

/** Finds the alert that a path names. */
final class KnownAlerts {

  static final String SEGMENT = "fingerprint";

  private KnownAlerts() {}

  /**
   * The alert, resolved or not.
   *
   * @throws ProblemException if there is none
   */
  static Alert find(Request request, AlertRouting routing) {
    String text = request.segment(SEGMENT).toLowerCase(Locale.ROOT);
    Fingerprint fingerprint;
    try {
      fingerprint = Fingerprint.parse(text);
    } catch (IllegalArgumentException e) {
      throw ProblemException.badRequest(String.valueOf(e.getMessage()));
    }
    return routing
        .board()
        .find(fingerprint)
        .or(() -> untold(routing, fingerprint))
        .filter(alert -> request.visibility().sees(alert.labels()))
        .orElseThrow(() -> ProblemException.notFound("no alert has fingerprint " + fingerprint));
  }

  /** Groups know longer than the board what is resolved and has yet to be told. */
  private static Optional<Alert> untold(AlertRouting routing, Fingerprint fingerprint) {
    return routing.dispatcher().groups().stream()
        .flatMap(group -> group.alerts().stream())
        .filter(alert -> alert.fingerprint().equals(fingerprint))
        .findFirst();
  }
}
