package io.monitorix.exporter.auth.user;

import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.Scope;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who may log in.
 *
 * @param id never changes, and is not used again
 * @param name in small letters
 * @param enabled whether they may log in now
 * @param secondFactor whether a code is asked for besides the password
 * @param generation counts what ends access that was given before
 * @param revision counts each change
 */
public record User(
    String id,
    String name,
    Role role,
    Scope scope,
    boolean enabled,
    boolean secondFactor,
    long generation,
    long revision,
    Instant createdAt,
    Instant updatedAt,
    Instant passwordChangedAt,
    Optional<Instant> lastLoginAt) {}
