/**
 * What {@code monitorix.*} may say: {@link io.monitorix.spring.properties.MonitorixProperties} and
 * its parts, and what says that one of them is wrong.
 */
@NullMarked
package io.monitorix.spring.properties;

import org.jspecify.annotations.NullMarked;
