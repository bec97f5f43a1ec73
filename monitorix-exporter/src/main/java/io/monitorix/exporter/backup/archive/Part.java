package io.monitorix.exporter.backup.archive;

/**
 * A file within an archive.
 *
 * @param name its path
 * @param rows how many rows of a table are in it
 * @param bytes its length
 * @param sha256 of its content, in hexadecimal digits
 */
public record Part(String name, long rows, long bytes, String sha256) {}
