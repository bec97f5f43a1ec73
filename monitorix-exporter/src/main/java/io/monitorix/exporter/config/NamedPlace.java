package io.monitorix.exporter.config;

/**
 * A name that another file has to know, and where it stands.
 *
 * @param line from 1
 * @param column from 1, in characters
 * @param path such as {@code routing.receivers.pager.escalate[0].to}
 */
public record NamedPlace(String file, int line, int column, String path, String name) {}
