package io.monitorix.alerts.promql.eval;

/**
 * The times at which an expression is evaluated, in milliseconds since 1970.
 *
 * @param start the first of them
 * @param interval from one to the next; of no meaning where there is only one
 * @param count how many there are, at least one
 */
record Steps(long start, long interval, int count) {

  static Steps single(long time) {
    return new Steps(time, 1, 1);
  }

  long time(int step) {
    return start + step * interval;
  }

  long end() {
    return time(count - 1);
  }
}
