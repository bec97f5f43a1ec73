/**
 * Receivers that put a notification on a screen. {@link io.monitorix.alerts.notify.push.Ntfy} is
 * one of them.
 */
@NullMarked
package io.monitorix.alerts.notify.push;

import org.jspecify.annotations.NullMarked;
