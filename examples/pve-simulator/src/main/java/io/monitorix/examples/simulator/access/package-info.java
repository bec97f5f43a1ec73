/**
 * Who may call the simulated API: identities, roles, tickets, and tokens. The entry is {@code
 * Authenticator}.
 */
@NullMarked
package io.monitorix.examples.simulator.access;

import org.jspecify.annotations.NullMarked;
