/**
 * What a dashboard is made of: panels, queries, variables, and the one look of all of them. Entry:
 * {@link io.monitorix.grafana.dashboard.model.Dashboard}.
 */
@NullMarked
package io.monitorix.grafana.dashboard.model;

import org.jspecify.annotations.NullMarked;
