package io.monitorix.exporter.web.monitorix;

import io.monitorix.alerts.routing.dispatch.DeliveryReason;
import io.monitorix.alerts.routing.dispatch.Suppression;
import java.util.List;

/** Verdicts in words. */
final class Reasons {

  private Reasons() {}

  static String text(DeliveryReason reason) {
    Suppression suppression = reason.suppression();
    return switch (reason.verdict()) {
      case NOBODY_TO_TELL -> "the receiver has nothing to tell with";
      case INHIBITED ->
          "alert " + suppression.inhibitedBy().map(Object::toString).orElse("?") + " inhibits it";
      case MUTED ->
          suppression.mutedBy().isEmpty()
              ? "it is none of the times in which the route is active: "
                  + listed(suppression.inactive())
              : "the route is muted by " + listed(suppression.mutedBy());
      case SILENCED -> "silenced by " + listed(suppression.silencedBy());
      case BEING_TOLD -> "it is being told, or tried again soon";
      case GIVEN_UP -> "the last attempt failed for good; the group's next flush tells it anew";
      case TOLD -> "told";
      case HELD ->
          "it counts as told, and has not gone out: " + reason.held().orElse("it is held back");
      case NOT_WANTED -> "it is resolved, and was not told while it fired, or is not wanted";
      case WAITING -> "the group's next flush tells it";
    };
  }

  private static String listed(List<String> names) {
    return String.join(", ", names);
  }
}
