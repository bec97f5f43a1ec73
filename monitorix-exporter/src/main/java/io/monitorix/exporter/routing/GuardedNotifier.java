package io.monitorix.exporter.routing;

import io.monitorix.alerts.routing.dispatch.Flush;
import io.monitorix.alerts.routing.dispatch.Notifier;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Tells nobody while it may not: a process that has slept may find that another one has told it
 * meanwhile. Safe for several threads.
 */
final class GuardedNotifier implements Notifier {

  private static final Duration LATER = Duration.ofSeconds(1);

  private final Notifier notifier;
  private final BooleanSupplier allowed;
  private volatile boolean shut;

  GuardedNotifier(Notifier notifier, BooleanSupplier allowed) {
    this.notifier = notifier;
    this.allowed = allowed;
  }

  /** From now on nobody is told. */
  void shut() {
    shut = true;
  }

  @Override
  public HandOver notify(Flush flush) {
    if (shut || !allowed.getAsBoolean()) {
      return new RetryLater("this exporter may not lead any more", Optional.of(LATER));
    }
    return notifier.notify(flush);
  }
}
