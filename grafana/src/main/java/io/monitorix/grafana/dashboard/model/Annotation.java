package io.monitorix.grafana.dashboard.model;

/**
 * Something that is marked in all graphs of a dashboard.
 *
 * @param name what the reader switches it by
 * @param expr has a value while it goes on
 * @param text what a mark says, with labels in double braces
 * @param on whether it is shown unless the reader switches it off
 */
public record Annotation(String name, String expr, String text, Color color, boolean on) {}
