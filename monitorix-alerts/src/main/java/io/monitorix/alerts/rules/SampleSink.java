package io.monitorix.alerts.rules;

import java.util.List;

/** Where the series go that rules make: what they write, the next rule can read. */
@FunctionalInterface
public interface SampleSink {

  /**
   * Adds samples, markers of staleness among them.
   *
   * @return those that were not taken, as they are older than what their series has
   */
  List<Sample> append(List<Sample> samples);
}
