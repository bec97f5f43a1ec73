/** The simulated world as the API's resources show it. The entry is {@code Resources}. */
@NullMarked
package io.monitorix.examples.simulator.resources;

import org.jspecify.annotations.NullMarked;
