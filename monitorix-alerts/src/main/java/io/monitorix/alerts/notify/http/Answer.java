package io.monitorix.alerts.notify.http;

import io.monitorix.alerts.notify.Result;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What came back to a request. Its texts hold none of the request's secrets. */
public sealed interface Answer {

  /**
   * An answer.
   *
   * @param body its first kilobytes
   * @param pause how long the service wants to be left alone, if it says so
   * @param reason the same for people: the status and the begin of the body
   */
  record Received(int status, String body, Optional<Duration> pause, String reason)
      implements Answer {

    /** Whether it is 2xx. */
    public boolean isSuccess() {
      return status / 100 == 2;
    }

    /** The body as an object of JSON, empty if it is none. */
    public Map<?, ?> json() {
      return Json.readObject(body).orElse(Map.of());
    }
  }

  /**
   * None, or one that says that nothing was taken.
   *
   * @param result what that means
   */
  record None(Result result) implements Answer {}

  /**
   * What that means for most services: 2xx is sent; 408, 425, 429 and 5xx may pass; all else does
   * not.
   */
  default Result result() {
    if (this instanceof None none) {
      return none.result();
    }
    Received received = (Received) this;
    if (received.isSuccess()) {
      return Result.sent();
    }
    return switch (received.status()) {
      case 408, 425, 429 -> new Result.Retry(received.reason(), received.pause());
      default ->
          received.status() >= 500
              ? new Result.Retry(received.reason(), received.pause())
              : new Result.Failed(received.reason());
    };
  }
}
