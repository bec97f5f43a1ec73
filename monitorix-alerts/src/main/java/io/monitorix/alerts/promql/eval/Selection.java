package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.ast.VectorSelector;
import io.monitorix.alerts.storage.SampleBuffer;
import io.monitorix.alerts.storage.SelectHints;
import io.monitorix.alerts.storage.Series;
import io.monitorix.alerts.storage.SeriesSet;
import io.monitorix.alerts.storage.StaleMarker;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what selectors select. */
final class Selection {

  private final Run run;
  private final Steps steps;
  private final boolean outermost;
  private final @Nullable Narrowing narrowing;

  /**
   * @param outermost whether the steps are those of the query
   * @param narrowing which series need not be read; null to read all
   */
  Selection(Run run, Steps steps, boolean outermost, @Nullable Narrowing narrowing) {
    this.run = run;
    this.steps = steps;
    this.outermost = outermost;
    this.narrowing = narrowing;
  }

  /** The newest sample at each step: its value. */
  List<Column> newest(VectorSelector selector, @Nullable String function) {
    return newest(selector, function, false);
  }

  /** The newest sample at each step: its time in seconds. */
  List<Column> newestTimes(VectorSelector selector) {
    return newest(selector, "timestamp", true);
  }

  private List<Column> newest(VectorSelector selector, @Nullable String function, boolean times) {
    Run.Shift shift = run.shift(selector.modifiers());
    long from = shift.of(steps.start()) - run.lookback() + 1;
    long to = shift.of(steps.end());
    List<Series> selected = select(selector, new SelectHints(from, to, interval(), 0, function));
    List<Column> columns = new ArrayList<>(selected.size());
    SampleBuffer samples = new SampleBuffer();
    boolean once = steps.count() == 1 || shift.fixed();
    for (Series series : selected) {
      run.ledger().check();
      samples.clear();
      if (once) {
        series.readNewest(from, to, samples);
      } else {
        series.read(from, to, samples);
      }
      if (samples.size() > 0) {
        double[] values = newest(samples, shift, times);
        if (values != null) {
          run.ledger().hold(values.length);
          columns.add(new Column(series.labels(), values, false));
        }
      }
    }
    return columns;
  }

  private double @Nullable [] newest(SampleBuffer samples, Run.Shift shift, boolean times) {
    double[] values = null;
    int next = 0;
    for (int step = 0; step < steps.count(); step++) {
      long time = shift.of(steps.time(step));
      while (next < samples.size() && samples.time(next) <= time) {
        next++;
      }
      int newest = next - 1;
      if (newest >= 0
          && samples.time(newest) > time - run.lookback()
          && !StaleMarker.is(samples.value(newest))) {
        if (values == null) {
          values = Column.absent(steps.count());
        }
        values[step] = times ? samples.time(newest) / 1000.0 : samples.value(newest);
        run.ledger().touch(outermost ? step : -1, 1);
      }
    }
    return values;
  }

  /**
   * Visits the samples of each series that a range selector can reach at any step.
   *
   * @param range in milliseconds
   */
  void windows(
      VectorSelector selector, long range, @Nullable String function, WindowVisitor visitor) {
    Run.Shift shift = run.shift(selector.modifiers());
    long from = shift.of(steps.start()) - range + 1;
    long to = shift.of(steps.end());
    SampleBuffer samples = new SampleBuffer();
    Window window = new Window();
    for (Series series : select(selector, new SelectHints(from, to, interval(), range, function))) {
      run.ledger().check();
      samples.clear();
      series.read(from, to, samples);
      samples.dropStaleMarkers();
      if (samples.size() > 0) {
        run.ledger().hold(samples.size());
        window.over(samples);
        visitor.visit(series.labels(), false, window, shift);
        run.ledger().hold(-samples.size());
      }
    }
  }

  /** Receives series after series. */
  @FunctionalInterface
  interface WindowVisitor {

    /**
     * A series.
     *
     * @param dropsName whether the metric's name goes at the end
     * @param window over all its samples; of use until the next call
     */
    void visit(Labels labels, boolean dropsName, Window window, Run.Shift shift);
  }

  private List<Series> select(VectorSelector selector, SelectHints hints) {
    run.ledger().checkNow();
    SeriesSet selected = run.source().select(selector.matchers(), hints);
    selected.infos().forEach(run.notes()::info);
    List<Series> series = selected.series();
    if (narrowing != null) {
      series = series.stream().filter(each -> narrowing.wants(each.labels())).toList();
    }
    run.ledger().countSeries(series.size());
    return series;
  }

  private long interval() {
    return steps.count() == 1 ? 0 : steps.interval();
  }
}
