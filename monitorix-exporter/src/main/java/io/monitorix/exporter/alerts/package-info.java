/** Keeps what becomes of alerts in a database, and tells how that goes. */
@NullMarked
package io.monitorix.exporter.alerts;

import org.jspecify.annotations.NullMarked;
