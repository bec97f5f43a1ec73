package io.monitorix.alerts.promql.value;

import java.time.Duration;
import java.util.List;

/**
 * What a query took.
 *
 * @param series how many were selected
 * @param samples how many samples were touched, each as often as an evaluation took it in
 * @param peakSamples the most numbers that were held at one time
 * @param samplesPerStep of {@code samples}, those of each step
 * @param elapsed from its beginning to its end, waiting for its turn left out
 */
public record Statistics(
    long series, long samples, long peakSamples, List<Long> samplesPerStep, Duration elapsed) {

  public Statistics {
    samplesPerStep = List.copyOf(samplesPerStep);
  }
}
