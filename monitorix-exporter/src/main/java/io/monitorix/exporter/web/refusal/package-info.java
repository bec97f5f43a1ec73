/**
 * How a request is told that it is not answered: each API has a manner of its own. {@link
 * io.monitorix.exporter.web.refusal.Refusal} is the way in.
 */
@NullMarked
package io.monitorix.exporter.web.refusal;

import org.jspecify.annotations.NullMarked;
