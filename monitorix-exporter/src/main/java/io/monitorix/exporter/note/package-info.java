/**
 * What people write down about alerts, for those who look at them after. {@link
 * io.monitorix.exporter.note.AlertNotes} keeps it.
 */
@NullMarked
package io.monitorix.exporter.note;

import org.jspecify.annotations.NullMarked;
