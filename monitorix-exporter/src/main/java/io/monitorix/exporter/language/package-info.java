/**
 * The languages that people are spoken to in, and the texts in them. {@link
 * io.monitorix.exporter.language.Languages} tells which one is wanted, {@link
 * io.monitorix.exporter.language.TextBundle} has the texts.
 */
@NullMarked
package io.monitorix.exporter.language;

import org.jspecify.annotations.NullMarked;
