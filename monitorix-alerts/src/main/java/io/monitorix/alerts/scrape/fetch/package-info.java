/**
 * Asks targets over HTTP, within limits of time and bytes. {@link
 * io.monitorix.alerts.scrape.fetch.HttpClients} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.scrape.fetch;

import org.jspecify.annotations.NullMarked;
