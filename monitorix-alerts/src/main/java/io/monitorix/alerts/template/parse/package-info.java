/**
 * Reads Go templates; {@link io.monitorix.alerts.template.parse.Parser} makes trees of texts. What
 * is wrong is told in the words of Go's text/template.
 */
@NullMarked
package io.monitorix.alerts.template.parse;

import org.jspecify.annotations.NullMarked;
