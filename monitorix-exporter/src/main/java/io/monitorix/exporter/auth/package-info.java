/**
 * Who asks, and what they may do: roles, permissions, scopes, callers. What proves who somebody is
 * lies in packages below.
 */
@NullMarked
package io.monitorix.exporter.auth;

import org.jspecify.annotations.NullMarked;
