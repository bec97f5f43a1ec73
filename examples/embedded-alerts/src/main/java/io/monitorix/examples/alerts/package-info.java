/**
 * A small shop that watches itself: it keeps what its meters were, evaluates rules over that, and
 * has people told. {@link io.monitorix.examples.alerts.Main} is the program, {@link
 * io.monitorix.examples.alerts.Alarms} what an application would take over.
 */
@NullMarked
package io.monitorix.examples.alerts;

import org.jspecify.annotations.NullMarked;
