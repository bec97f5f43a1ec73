/**
 * Logins that commands keep on this machine, a file for each server: {@link
 * io.monitorix.exporter.login.Logins} begins, uses and ends them.
 */
@NullMarked
package io.monitorix.exporter.login;

import org.jspecify.annotations.NullMarked;
