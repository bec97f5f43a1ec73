package io.monitorix.alerts.notify.config;

import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.Message;
import io.monitorix.alerts.notify.Result;

/** Stands for an integration whose file has problems. */
record Unusable(String name) implements Integration {

  @Override
  public boolean sendResolved() {
    return false;
  }

  @Override
  public Result send(Message message) {
    return new Result.Failed("the configuration of " + name + " has problems");
  }

  @Override
  public void close() {}
}
