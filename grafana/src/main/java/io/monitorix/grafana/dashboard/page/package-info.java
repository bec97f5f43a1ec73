/** The dashboards themselves, a class for each, and the expressions that several of them share. */
@NullMarked
package io.monitorix.grafana.dashboard.page;

import org.jspecify.annotations.NullMarked;
