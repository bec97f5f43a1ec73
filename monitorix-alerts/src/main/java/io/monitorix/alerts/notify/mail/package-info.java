/** Mail by SMTP. {@link io.monitorix.alerts.notify.mail.Email} is the entry type. */
@NullMarked
package io.monitorix.alerts.notify.mail;

import org.jspecify.annotations.NullMarked;
