package io.monitorix.alerts.notify.http;

import io.monitorix.alerts.notify.text.Cut;
import java.util.List;

/** Makes one short line of what went wrong, without secrets. */
final class Reason {

  private static final int QUOTED = 300;

  private final List<String> secrets;

  /** Hides these, and those that are added to the list later. */
  Reason(List<String> secrets) {
    this.secrets = secrets;
  }

  String of(String text) {
    String shown = text;
    for (String secret : secrets) {
      if (!secret.isBlank()) {
        shown = shown.replace(secret, "***");
      }
    }
    String line = shown.strip().replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
    return Cut.toCodePoints(line, QUOTED);
  }
}
