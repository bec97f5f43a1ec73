/**
 * API tokens: for programs, shown once, kept as a hash. {@link
 * io.monitorix.exporter.auth.token.Tokens} is the entry type.
 */
@NullMarked
package io.monitorix.exporter.auth.token;

import org.jspecify.annotations.NullMarked;
