/**
 * Who may call the simulated API: users, tokens, tickets, second factors, and what each may do. The
 * entry is {@code Authenticator}.
 */
@NullMarked
package io.monitorix.examples.simulator.access;

import org.jspecify.annotations.NullMarked;
