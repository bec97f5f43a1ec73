/**
 * What can be wrong with a template; {@link io.monitorix.alerts.template.error.TemplateException}
 * is the root.
 */
@NullMarked
package io.monitorix.alerts.template.error;

import org.jspecify.annotations.NullMarked;
