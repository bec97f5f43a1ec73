/** A server that answers as a Proxmox VE cluster does, for demos, tests and benchmarks. */
@NullMarked
package io.monitorix.examples.simulator;

import org.jspecify.annotations.NullMarked;
