/**
 * What all routes below {@code /api/monitorix/v1} have in common: answers and problems as JSON,
 * parameters, bodies, pages, entity tags. {@link io.monitorix.exporter.web.api.Endpoints} makes the
 * routes.
 */
@NullMarked
package io.monitorix.exporter.web.api;

import org.jspecify.annotations.NullMarked;
