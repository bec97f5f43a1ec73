/**
 * Logins that go on: access tokens for half an hour, and refresh tokens that are good once. {@link
 * io.monitorix.exporter.auth.session.Sessions} and {@link io.monitorix.exporter.auth.session.Login}
 * are the entry types.
 */
@NullMarked
package io.monitorix.exporter.auth.session;

import org.jspecify.annotations.NullMarked;
