/**
 * The alert engine: Prometheus rules evaluated in process, routed as Alertmanager does. Not written
 * yet: this module holds its place in the build.
 */
@NullMarked
package io.monitorix.alerts;

import org.jspecify.annotations.NullMarked;
