/** What a test or a demo can break at run time. The entry is {@code Faults}. */
@NullMarked
package io.monitorix.examples.simulator.faults;

import org.jspecify.annotations.NullMarked;
