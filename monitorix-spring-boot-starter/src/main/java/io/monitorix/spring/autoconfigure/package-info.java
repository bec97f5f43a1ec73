/** What is there when the starter is, and under which conditions. */
@NullMarked
package io.monitorix.spring.autoconfigure;

import org.jspecify.annotations.NullMarked;
