package io.monitorix.exporter;

import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.metric.MetricFamilies;
import io.monitorix.exporter.poll.SnapshotBoard;
import io.monitorix.exporter.probe.ServiceChecks;
import io.monitorix.exporter.push.JobMetrics;
import io.monitorix.exporter.push.MetricsSource;
import io.monitorix.exporter.self.SelfMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * All that {@code /metrics} would tell now, by job and instance: that of each target by its name,
 * that of the services that are checked, and that of the process itself.
 *
 * @param targets those that are polled now
 */
record CurrentMetrics(
    Supplier<List<TargetConfig>> targets,
    SnapshotBoard board,
    SelfMetrics self,
    ServiceChecks checks)
    implements MetricsSource {

  private static final String PROBE = "probe";
  private static final String PROCESS = "monitorix";

  @Override
  public List<JobMetrics> current() {
    List<JobMetrics> jobs = new ArrayList<>();
    for (TargetConfig target : targets.get()) {
      MetricFamilies families = board.families(target.name());
      jobs.add(
          new JobMetrics(
              target.product().key(),
              target.name(),
              List.of(families.current(), families.deprecated())));
    }
    MetricFamilies services = new MetricFamilies();
    checks.emit(services);
    jobs.add(new JobMetrics(PROBE, PROCESS, List.of(services.current())));
    jobs.add(new JobMetrics(PROCESS, PROCESS, List.of(self.scrape())));
    return jobs;
  }
}
