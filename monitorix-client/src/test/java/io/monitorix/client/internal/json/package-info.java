/** Tests of the decoders. */
@NullMarked
package io.monitorix.client.internal.json;

import org.jspecify.annotations.NullMarked;
