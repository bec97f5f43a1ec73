/** What lies below {@code /cluster}, and Ceph. Each class has its routes. */
@NullMarked
package io.monitorix.examples.simulator.resources.cluster;

import org.jspecify.annotations.NullMarked;
