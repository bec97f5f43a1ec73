/**
 * Makes secrets, and the hashes that are kept of them. {@link
 * io.monitorix.exporter.auth.secret.Secrets} is the entry type.
 */
@NullMarked
package io.monitorix.exporter.auth.secret;

import org.jspecify.annotations.NullMarked;
