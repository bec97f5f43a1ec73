/** The API's resources: paths, permissions, and the JSON of the world. The entry is {@code Api}. */
@NullMarked
package io.monitorix.examples.simulator.api;

import org.jspecify.annotations.NullMarked;
