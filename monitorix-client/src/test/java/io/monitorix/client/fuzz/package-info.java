/**
 * A fuzzer of the decoders: makes answers from the shape of the records, bends them, and wants a
 * value or a refusal for each. Its entry type is {@link io.monitorix.client.fuzz.Fuzzer}.
 */
@NullMarked
package io.monitorix.client.fuzz;

import org.jspecify.annotations.NullMarked;
