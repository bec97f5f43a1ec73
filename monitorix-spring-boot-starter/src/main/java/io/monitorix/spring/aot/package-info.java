/** What a native image has to be told of Monitorix. */
@NullMarked
package io.monitorix.spring.aot;

import org.jspecify.annotations.NullMarked;
