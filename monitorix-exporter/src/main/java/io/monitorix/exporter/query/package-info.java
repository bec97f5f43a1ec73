/**
 * Queries asked from the command line: of a Prometheus, or of a file of samples, and their answers
 * as table, JSON, CSV or chart. {@link io.monitorix.alerts.remote.query.Queried} is the entry type.
 */
@NullMarked
package io.monitorix.exporter.query;

import org.jspecify.annotations.NullMarked;
