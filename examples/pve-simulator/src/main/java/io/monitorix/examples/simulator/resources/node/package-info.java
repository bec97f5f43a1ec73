/** What lies below {@code /nodes}, except guests and Ceph. Each class has its routes. */
@NullMarked
package io.monitorix.examples.simulator.resources.node;

import org.jspecify.annotations.NullMarked;
