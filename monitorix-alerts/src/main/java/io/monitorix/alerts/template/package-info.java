/**
 * Go templates, as annotations of rules and notifications use them. {@link
 * io.monitorix.alerts.template.AlertTemplate} is one text of a rule, {@link
 * io.monitorix.alerts.template.TemplateSet} what notifications are written with.
 */
@NullMarked
package io.monitorix.alerts.template;

import org.jspecify.annotations.NullMarked;
