package io.monitorix.alerts.scrape;

import io.monitorix.alerts.series.SeriesStore;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * What all scrapes share.
 *
 * @param store where samples go
 * @param clock tells the time
 * @param workers read and store answers
 */
record ScrapeContext(SeriesStore store, InstantSource clock, Executor workers) {}
