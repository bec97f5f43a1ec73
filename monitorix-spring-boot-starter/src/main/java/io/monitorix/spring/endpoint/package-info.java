/** The actuator endpoint {@code monitorix}. */
@NullMarked
package io.monitorix.spring.endpoint;

import org.jspecify.annotations.NullMarked;
