package io.monitorix.alerts.template.ast;

import org.jspecify.annotations.Nullable;

/**
 * A number in a template, under all the types that can have it.
 *
 * @param integer null where it has a fraction or is too large
 * @param real its value with a fraction
 * @param looksReal whether it is one with a fraction where no type is wanted
 */
public record Constant(@Nullable Long integer, double real, boolean looksReal) {}
