/** Receivers that people talk in. {@link io.monitorix.alerts.notify.chat.Slack} is one of them. */
@NullMarked
package io.monitorix.alerts.notify.chat;

import org.jspecify.annotations.NullMarked;
