/**
 * The HTTP side: one table of routes on the JDK's server. {@link
 * io.monitorix.exporter.web.WebServer} is the way in.
 */
@NullMarked
package io.monitorix.exporter.web;

import org.jspecify.annotations.NullMarked;
