/**
 * Logins, users, tokens and the audit log over HTTP, below {@code /api/monitorix/v1}. {@link
 * io.monitorix.exporter.web.auth.AuthApi} is the entry type.
 */
@NullMarked
package io.monitorix.exporter.web.auth;

import org.jspecify.annotations.NullMarked;
