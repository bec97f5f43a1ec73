/**
 * Scrapes what {@code scrape_configs} of Prometheus name, into a store of series. {@link
 * io.monitorix.alerts.scrape.ScrapeManager} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.scrape;

import org.jspecify.annotations.NullMarked;
