/**
 * What receivers that speak HTTP have in common. {@link
 * io.monitorix.alerts.notify.http.HttpIntegration} makes an integration of a service; {@link
 * io.monitorix.alerts.notify.http.HttpSender} sends its requests as {@code http_config} says.
 */
@NullMarked
package io.monitorix.alerts.notify.http;

import org.jspecify.annotations.NullMarked;
