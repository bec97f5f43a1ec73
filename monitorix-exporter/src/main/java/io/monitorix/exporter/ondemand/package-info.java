/**
 * The scrape that asks Proxmox while the scraper waits: {@code /pve?target=} as
 * prometheus-pve-exporter has it. {@link io.monitorix.exporter.ondemand.OnDemandScrape} is the way
 * in.
 */
@NullMarked
package io.monitorix.exporter.ondemand;

import org.jspecify.annotations.NullMarked;
