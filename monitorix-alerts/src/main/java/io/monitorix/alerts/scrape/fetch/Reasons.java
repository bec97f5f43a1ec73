package io.monitorix.alerts.scrape.fetch;

import io.monitorix.alerts.promql.ast.DurationText;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;

/** Says why a request failed, in one line and without the URL, whose query may be a secret. */
final class Reasons {

  private static final int LONGEST = 300;

  private Reasons() {}

  static String of(IOException e, Duration timeout) {
    if (e instanceof UnknownHostException) {
      return "there is no such host";
    }
    if (e instanceof ConnectException) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return "cannot connect: " + line(String.valueOf(cause.getMessage()));
    }
    if (e instanceof InterruptedIOException) {
      return "no complete answer within " + DurationText.print(timeout.toMillis());
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : line(message);
  }

  static String line(String text) {
    String printable = text.strip().replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
    return printable.length() > LONGEST ? printable.substring(0, LONGEST) + "…" : printable;
  }
}
