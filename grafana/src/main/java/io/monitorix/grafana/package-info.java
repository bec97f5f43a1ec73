/**
 * Dashboards, provisioning and rules, and the generator that writes them. Not written yet: this
 * module holds its place in the build.
 */
@NullMarked
package io.monitorix.grafana;

import org.jspecify.annotations.NullMarked;
