/**
 * Links in notifications that let whoever has them silence what they are about, and nothing else.
 * {@link io.monitorix.alerts.routing.link.LinkSigner} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.routing.link;

import org.jspecify.annotations.NullMarked;
