package io.monitorix.exporter.auth.audit;

import io.monitorix.exporter.auth.AuditEvent;

/**
 * Something that was written down.
 *
 * @param id grows with each
 */
public record AuditEntry(long id, AuditEvent event) {}
