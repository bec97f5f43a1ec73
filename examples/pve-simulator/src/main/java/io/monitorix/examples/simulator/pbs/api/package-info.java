/** The REST API of a simulated backup server. The entry is {@code PbsApi}. */
@NullMarked
package io.monitorix.examples.simulator.pbs.api;

import org.jspecify.annotations.NullMarked;
