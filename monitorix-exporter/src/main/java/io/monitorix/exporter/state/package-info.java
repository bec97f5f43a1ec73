/**
 * The exporter's own tables, beside those of the alerts: users, tokens, sessions, the audit log,
 * and what is set at run time. {@link io.monitorix.exporter.state.StateDatabase} is the way in.
 */
@NullMarked
package io.monitorix.exporter.state;

import org.jspecify.annotations.NullMarked;
