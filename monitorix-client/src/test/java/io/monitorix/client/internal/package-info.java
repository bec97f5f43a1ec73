@NullMarked
package io.monitorix.client.internal;

import org.jspecify.annotations.NullMarked;
