/**
 * Hashes passwords and tells which are good enough. {@link
 * io.monitorix.exporter.auth.password.Passwords} and {@link
 * io.monitorix.exporter.auth.password.PasswordPolicy} are the entry types.
 */
@NullMarked
package io.monitorix.exporter.auth.password;

import org.jspecify.annotations.NullMarked;
