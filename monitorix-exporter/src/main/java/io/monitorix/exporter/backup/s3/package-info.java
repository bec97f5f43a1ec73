/**
 * Archives in a bucket of S3, or of what speaks like it. {@link
 * io.monitorix.exporter.backup.s3.S3Place} is the entry.
 */
@NullMarked
package io.monitorix.exporter.backup.s3;

import org.jspecify.annotations.NullMarked;
