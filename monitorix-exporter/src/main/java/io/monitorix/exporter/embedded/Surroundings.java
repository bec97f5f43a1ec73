package io.monitorix.exporter.embedded;

import io.monitorix.alerts.notify.IntegrationTypes;
import io.monitorix.alerts.rules.EvaluationListener;
import io.monitorix.exporter.push.MetricsSource;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What an {@link AlertEngine} works with.
 *
 * @param metrics what is looked at
 * @param complete whether all of it is there: the first evaluation waits for that, two minutes at
 *     most
 * @param clusters the clusters that are watched now: one that never was is new
 * @param types the kinds of receivers
 * @param listener hears of each evaluation, after it was written
 */
public record Surroundings(
    MetricsSource metrics,
    BooleanSupplier complete,
    Supplier<? extends Collection<String>> clusters,
    IntegrationTypes types,
    EvaluationListener listener,
    InstantSource clock) {

  /** An application's metrics, on the system's clock, with all kinds of receivers there are. */
  public static Surroundings of(MetricsSource metrics) {
    return new Surroundings(
        metrics,
        () -> true,
        List::of,
        IntegrationTypes.load(),
        EvaluationListener.NONE,
        InstantSource.system());
  }

  /** The same with a listener. */
  public Surroundings telling(EvaluationListener other) {
    return new Surroundings(metrics, complete, clusters, types, other, clock);
  }
}
