/**
 * Tokens of a provider of OpenID Connect. {@link io.monitorix.exporter.auth.oidc.Provider} is the
 * entry type.
 */
@NullMarked
package io.monitorix.exporter.auth.oidc;

import org.jspecify.annotations.NullMarked;
