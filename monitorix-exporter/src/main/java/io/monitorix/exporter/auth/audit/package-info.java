/**
 * Who did what, in the database and in a file. {@link io.monitorix.exporter.auth.audit.AuditLog} is
 * the entry type.
 */
@NullMarked
package io.monitorix.exporter.auth.audit;

import org.jspecify.annotations.NullMarked;
