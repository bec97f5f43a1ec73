/**
 * What is scraped and how, as {@code scrape_configs} of Prometheus say it. {@link
 * io.monitorix.alerts.scrape.config.ScrapeConfig} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.scrape.config;

import org.jspecify.annotations.NullMarked;
