package io.monitorix.alerts.rules;

import io.monitorix.alerts.storage.SeriesSource;
import java.time.InstantSource;

/**
 * What rules work with.
 *
 * @param queries answers their expressions
 * @param recorded has the {@code ALERTS_FOR_STATE} of before the start
 * @param samples takes what they write
 * @param alerts takes what is to be told
 * @param templates reads labels and annotations
 * @param state knows the alerts of before the start
 * @param listener hears of each evaluation
 */
public record RuleEnvironment(
    VectorQuery queries,
    SeriesSource recorded,
    SampleSink samples,
    AlertSink alerts,
    Templates templates,
    StateSource state,
    EvaluationListener listener,
    InstantSource clock) {}
