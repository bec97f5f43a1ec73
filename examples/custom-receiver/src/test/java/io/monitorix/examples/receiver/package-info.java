@NullMarked
package io.monitorix.examples.receiver;

import org.jspecify.annotations.NullMarked;
