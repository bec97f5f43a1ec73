package io.monitorix.exporter.backup.place;

/**
 * An archive in a place.
 *
 * @param bytes its size
 * @param place which place, as messages name it
 */
public record Stored(BackupName name, long bytes, String place) {}
