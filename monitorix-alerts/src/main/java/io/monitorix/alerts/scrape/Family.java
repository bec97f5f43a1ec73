package io.monitorix.alerts.scrape;

/**
 * What a target says of one of its metrics.
 *
 * @param name as behind {@code # TYPE}
 * @param type in lower case; {@code unknown} where it says nothing
 * @param help empty where it says nothing
 * @param unit likewise
 */
public record Family(String name, String type, String help, String unit) {}
