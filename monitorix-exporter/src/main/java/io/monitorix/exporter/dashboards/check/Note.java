package io.monitorix.exporter.dashboards.check;

/**
 * Something that was not looked at.
 *
 * @param place where it stands
 * @param text why
 */
public record Note(String place, String text) {}
