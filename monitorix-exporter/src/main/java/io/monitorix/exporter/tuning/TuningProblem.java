package io.monitorix.exporter.tuning;

/**
 * An override that cannot be compiled.
 *
 * @param override its index
 * @param message what is wrong, and what to do
 */
public record TuningProblem(int override, String message) {}
