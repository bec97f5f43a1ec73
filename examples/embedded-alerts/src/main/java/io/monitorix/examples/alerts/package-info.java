/**
 * A small shop that watches itself: it keeps what its meters were, and asks PromQL of them. {@link
 * io.monitorix.examples.alerts.Shop} is the program.
 */
@NullMarked
package io.monitorix.examples.alerts;

import org.jspecify.annotations.NullMarked;
