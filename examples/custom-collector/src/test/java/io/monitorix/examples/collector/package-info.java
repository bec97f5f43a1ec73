@NullMarked
package io.monitorix.examples.collector;

import org.jspecify.annotations.NullMarked;
