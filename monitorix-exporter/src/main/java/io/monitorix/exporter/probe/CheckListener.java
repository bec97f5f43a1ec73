package io.monitorix.exporter.probe;

/** Hears of checks whose result is another than the time before. */
@FunctionalInterface
public interface CheckListener {

  /**
   * It failed after it had succeeded, or the other way round. On the thread of the check, which it
   * must not block.
   */
  void turned(Check check, ProbeResult now);
}
