package io.monitorix.exporter.volume;

import io.monitorix.exporter.config.VolumeConfig;
import io.monitorix.exporter.metric.Metric;
import io.monitorix.exporter.metric.SampleFilter;
import io.monitorix.exporter.metric.SampleSink;
import java.util.List;
import java.util.function.Consumer;

/**
 * What stands between the collectors of one target and the exposition: the selection first, then
 * the relabelling, then the cap. Safe for several threads.
 */
public final class VolumeControl implements SampleFilter {

  /** What it adds to the series of a target, each with the label {@code cluster}. */
  public static final List<Metric> METRICS = List.of(SeriesCap.SERIES, SeriesCap.DROPPED);

  private final Selection selection;
  private final Relabeller relabeller;
  private final SeriesCap cap;

  /**
   * The control of one target.
   *
   * @param cluster the target's name
   * @param names shared by all targets
   */
  public VolumeControl(String cluster, VolumeConfig config, MetricNames names) {
    this.selection = new Selection(config.filter());
    this.relabeller = new Relabeller(config.metricRelabelConfigs(), names);
    this.cap = new SeriesCap(cluster, config.maxSeries());
  }

  /** What of the target is monitored: to be asked for each guest before its series come. */
  public Selection selection() {
    return selection;
  }

  /** Passes on what of the target's samples is wanted, and then how many that were. */
  @Override
  public void pass(SampleSink out, Consumer<SampleSink> samples) {
    SeriesCap.Round round = cap.round(out);
    SampleSink sink = round;
    if (!relabeller.isIdle()) {
      sink = relabeller.before(sink);
    }
    if (!selection.isEverything()) {
      sink = new SelectionSink(selection, sink);
    }
    samples.accept(sink);
    round.end();
  }
}
