/**
 * Has other exporters scraped into the series that are kept. {@link
 * io.monitorix.exporter.scrape.Scrapes} is the entry type.
 */
@NullMarked
package io.monitorix.exporter.scrape;

import org.jspecify.annotations.NullMarked;
