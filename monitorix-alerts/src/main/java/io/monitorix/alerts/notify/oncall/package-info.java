/**
 * Receivers that find out who is on call. {@link io.monitorix.alerts.notify.oncall.PagerDuty} is
 * one of them.
 */
@NullMarked
package io.monitorix.alerts.notify.oncall;

import org.jspecify.annotations.NullMarked;
