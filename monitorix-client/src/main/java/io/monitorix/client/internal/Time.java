package io.monitorix.client.internal;

/** Time as calls live by it: monotonic, and waited for. */
interface Time {

  /** Nanoseconds since some moment. */
  long nanos();

  /** Waits, but not after the call was cancelled. */
  void pause(long nanos, Cancellation cancellation) throws InterruptedException;

  /** The time of this machine. */
  static Time system() {
    return new Time() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void pause(long nanos, Cancellation cancellation) throws InterruptedException {
        cancellation.await(nanos);
      }
    };
  }
}
