package io.monitorix.exporter.rules;

/**
 * How rules are named by people: whichever file they are in.
 *
 * @param group of the group
 * @param name of the alert, or of the metric that is recorded
 */
public record RuleName(String group, String name) {}
