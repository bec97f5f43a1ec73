/**
 * What receivers of notifications have in common. {@link
 * io.monitorix.alerts.notify.IntegrationTypes} finds a kind by its key in a receiver, such as
 * {@code slack_configs}; an {@link io.monitorix.alerts.notify.IntegrationType} reads one from its
 * configuration, and the {@link io.monitorix.alerts.notify.Integration} sends.
 */
@NullMarked
package io.monitorix.alerts.notify;

import org.jspecify.annotations.NullMarked;
