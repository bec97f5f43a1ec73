package io.monitorix.examples.boot;

import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.Message;
import io.monitorix.alerts.notify.Result;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A receiver of our own: whoever is on call reads the log. */
@Component("onCall")
final class OnCall implements Integration {

  private static final Logger log = LoggerFactory.getLogger(OnCall.class);

  @Override
  public String name() {
    return "log";
  }

  @Override
  public boolean sendResolved() {
    return true;
  }

  @Override
  public Result send(Message message) {
    message
        .data()
        .alerts()
        .forEach(
            alert ->
                log.warn(
                    "alert: status={} name={} summary={}",
                    alert.status(),
                    alert.labels().get("alertname"),
                    alert.annotations().get("summary")));
    return Result.sent();
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
