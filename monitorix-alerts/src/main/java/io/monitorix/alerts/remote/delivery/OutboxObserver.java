package io.monitorix.alerts.remote.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Is told what becomes of samples. Called on the threads of the outbox and of who fills it. */
public interface OutboxObserver {

  /**
   * The receiver has accepted a request.
   *
   * @param samples how many it took
   * @param newest the time of the newest; null if there was none
   */
  void sent(long samples, @Nullable Instant newest);

  /** The receiver will never take these samples. */
  void failed(long samples);

  /** These samples waited until there was no room for them, or until the end. */
  void dropped(long samples);

  /** A request is going to be sent once more. */
  void retried();

  /** How many samples wait now, those on their way included. */
  void pending(long samples);

  /** One that does not care. */
  static OutboxObserver none() {
    return new OutboxObserver() {
      @Override
      public void sent(long samples, @Nullable Instant newest) {}

      @Override
      public void failed(long samples) {}

      @Override
      public void dropped(long samples) {}

      @Override
      public void retried() {}

      @Override
      public void pending(long samples) {}
    };
  }
}
