@NullMarked
package io.monitorix.examples.client;

import org.jspecify.annotations.NullMarked;
