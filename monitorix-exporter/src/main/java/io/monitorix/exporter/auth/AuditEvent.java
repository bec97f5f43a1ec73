package io.monitorix.exporter.auth;

import java.time.Instant;

/**
 * Somebody did something, or tried to.
 *
 * @param at when
 * @param actor the caller's name
 * @param kind how the caller was known
 * @param address where from
 * @param action a verb on a noun: {@code silence.create}, {@code login}; for a request that names
 *     nothing better, its method and the path of its route
 * @param object what it was done to, an id or a name; may be empty
 * @param before the object before it, as JSON without secrets; empty where there was none
 * @param after the object after it, as JSON without secrets; empty where there is none
 * @param outcome {@code ok}, or the HTTP status and a word why not
 */
public record AuditEvent(
    Instant at,
    String actor,
    Caller.Kind kind,
    String address,
    String action,
    String object,
    String before,
    String after,
    String outcome) {}
