/** How the targets, the alert engine and its queue do, as health of the application. */
@NullMarked
package io.monitorix.spring.health;

import org.jspecify.annotations.NullMarked;
