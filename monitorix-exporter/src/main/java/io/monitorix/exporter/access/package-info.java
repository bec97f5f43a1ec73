/**
 * Puts together who may ask: users, tokens, sessions, a provider, and the audit log. {@link
 * io.monitorix.exporter.access.AccessControl} is the entry type.
 */
@NullMarked
package io.monitorix.exporter.access;

import org.jspecify.annotations.NullMarked;
