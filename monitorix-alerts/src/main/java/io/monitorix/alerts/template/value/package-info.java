/**
 * What templates compute with: values with the types that Go would give them, and functions. {@link
 * io.monitorix.alerts.template.value.Value} is any of these values.
 */
@NullMarked
package io.monitorix.alerts.template.value;

import org.jspecify.annotations.NullMarked;
