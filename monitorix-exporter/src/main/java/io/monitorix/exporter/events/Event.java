package io.monitorix.exporter.events;

/**
 * A change that has its place in the log.
 *
 * @param id grows from event to event
 */
public record Event(EventId id, Change change) {}
