/** What lies below {@code /nodes/{node}/qemu} and {@code …/lxc}. Each class has its routes. */
@NullMarked
package io.monitorix.examples.simulator.resources.guest;

import org.jspecify.annotations.NullMarked;
