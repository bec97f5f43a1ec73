/** Says in words why an application did not start: which property is wrong, and what to do. */
@NullMarked
package io.monitorix.spring.failure;

import org.jspecify.annotations.NullMarked;
