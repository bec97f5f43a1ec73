/** Runs the example. */
@NullMarked
package io.monitorix.examples.alerts;

import org.jspecify.annotations.NullMarked;
