package io.monitorix.exporter;

import io.monitorix.alerts.rules.EvaluationListener;
import io.monitorix.alerts.rules.SampleSink;
import io.monitorix.alerts.store.database.BeforeMigration;
import io.monitorix.exporter.inventory.InventoryReader;
import io.monitorix.exporter.push.MetricsSource;
import io.monitorix.exporter.self.BuildInfo;
import io.monitorix.exporter.self.SelfMetrics;
import io.monitorix.exporter.state.StateDatabase;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What {@link Alerting} works with.
 *
 * @param metrics what is kept
 * @param self where the metrics of the process are registered
 * @param clusters the targets that are watched now
 * @param polled whether every target has been polled once
 * @param results gets what rules make
 * @param evaluated hears of evaluations once they are kept
 * @param inventory says whose guests alerts are about
 * @param state keeps what is set at run time; empty where nothing is kept
 * @param beforeMigration is told before tables of alerts are changed
 */
record AlertingSurroundings(
    MetricsSource metrics,
    SelfMetrics self,
    Supplier<? extends Collection<String>> clusters,
    BooleanSupplier polled,
    SampleSink results,
    EvaluationListener evaluated,
    InventoryReader inventory,
    Optional<StateDatabase> state,
    BuildInfo build,
    BeforeMigration beforeMigration,
    InstantSource clock) {}
