/**
 * Learns which targets there are: from the configuration, from files, from URLs. {@link
 * io.monitorix.alerts.scrape.discovery.Discovery} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.scrape.discovery;

import org.jspecify.annotations.NullMarked;
