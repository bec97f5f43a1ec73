/**
 * The command line: {@code monitorix run}, {@code demo}, {@code check}, {@code query} and others.
 * {@link io.monitorix.exporter.cli.CommandLineInterface} is the way in.
 */
@NullMarked
package io.monitorix.exporter.cli;

import org.jspecify.annotations.NullMarked;
