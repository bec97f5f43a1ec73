/**
 * The second factor: one-time codes of an app, and codes for when that is lost. {@link
 * io.monitorix.exporter.auth.totp.SecondFactors} is the entry type.
 */
@NullMarked
package io.monitorix.exporter.auth.totp;

import org.jspecify.annotations.NullMarked;
