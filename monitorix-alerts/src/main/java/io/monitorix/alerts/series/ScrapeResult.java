package io.monitorix.alerts.series;

/**
 * What became of a scrape.
 *
 * @param samples how many it had
 * @param added how many series were not in the scrape before
 * @param ended how many series got a marker of staleness
 * @param refused how many samples were not taken: out of order, twice, too old, or too far ahead
 */
public record ScrapeResult(int samples, int added, int ended, int refused) {}
