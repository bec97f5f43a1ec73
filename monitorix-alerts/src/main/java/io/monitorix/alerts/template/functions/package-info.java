/**
 * The functions of templates: Go's own, those of Prometheus, those of Alertmanager. {@link
 * io.monitorix.alerts.template.functions.Functions} is a set of them.
 */
@NullMarked
package io.monitorix.alerts.template.functions;

import org.jspecify.annotations.NullMarked;
