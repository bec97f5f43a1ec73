/**
 * Reads the exporter's configuration, {@code monitorix.yml} and prometheus-pve-exporter's {@code
 * pve.yml}, into immutable records, and reports everything that is wrong with a file at once, each
 * problem with its line and column. Entry types: {@link io.monitorix.exporter.config.ConfigLoader},
 * {@link io.monitorix.exporter.config.PveModules} and {@link
 * io.monitorix.exporter.config.WebFileLoader}.
 */
@NullMarked
package io.monitorix.exporter.config;

import org.jspecify.annotations.NullMarked;
