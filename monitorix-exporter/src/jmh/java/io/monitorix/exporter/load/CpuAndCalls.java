package io.monitorix.exporter.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the whole process costs while only one scraper asks it, once an interval: its CPU time, and
 * its calls to Proxmox as it counts them itself.
 */
final class CpuAndCalls {

  private static final String CALLS = "monitorix_api_request_duration_seconds_count";

  private final Scraper scraper;
  private final List<Double> cpuMilliseconds = new ArrayList<>();
  private final List<Double> calls = new ArrayList<>();

  private CpuAndCalls(Exporter exporter) {
    this.scraper = exporter.scraper();
  }

  /** Watches for so many intervals. */
  static CpuAndCalls watch(Exporter exporter, int intervals, Duration interval)
      throws IOException, InterruptedException {
    CpuAndCalls costs = new CpuAndCalls(exporter);
    Duration cpuBefore = exporter.process().cpu();
    double callsBefore = costs.callsSoFar();
    for (int i = 0; i < intervals; i++) {
      Thread.sleep(interval.toMillis());
      double callsNow = costs.callsSoFar();
      Duration cpuNow = exporter.process().cpu();
      costs.cpuMilliseconds.add((double) cpuNow.minus(cpuBefore).toMillis());
      costs.calls.add(callsNow - callsBefore);
      cpuBefore = cpuNow;
      callsBefore = callsNow;
    }
    return costs;
  }

  private double callsSoFar() throws IOException, InterruptedException {
    return scraper.sum(CALLS);
  }

  /** All calls since the process began. */
  static double calls(Exporter exporter) throws IOException, InterruptedException {
    return exporter.scraper().sum(CALLS);
  }

  /** In each interval. */
  List<Double> cpuMilliseconds() {
    return List.copyOf(cpuMilliseconds);
  }

  /** In each interval. */
  List<Double> calls() {
    return List.copyOf(calls);
  }

  /** In an interval, on average. */
  double averageCalls() {
    return calls.stream().mapToDouble(v -> v).average().orElseThrow();
  }
}
