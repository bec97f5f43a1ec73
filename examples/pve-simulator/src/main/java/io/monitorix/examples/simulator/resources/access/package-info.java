/** What lies below {@code /access} and {@code /pools}, except logins. Each class has its routes. */
@NullMarked
package io.monitorix.examples.simulator.resources.access;

import org.jspecify.annotations.NullMarked;
