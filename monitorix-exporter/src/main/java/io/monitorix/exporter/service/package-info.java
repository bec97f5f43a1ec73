/**
 * The services that are checked: those of the configuration, and those that were added at run time,
 * with what their checks gave lately. {@link io.monitorix.exporter.service.Services} has them.
 */
@NullMarked
package io.monitorix.exporter.service;

import org.jspecify.annotations.NullMarked;
