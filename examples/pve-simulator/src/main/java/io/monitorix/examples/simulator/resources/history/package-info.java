/** The rows of {@code …/rrddata}, which are alike for nodes, guests and storages. */
@NullMarked
package io.monitorix.examples.simulator.resources.history;

import org.jspecify.annotations.NullMarked;
