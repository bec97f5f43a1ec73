/**
 * Tries targets as the exporter would ask them, step by step, and says what is wrong and what to
 * do: {@link io.monitorix.exporter.doctor.Doctor} is the way in.
 */
@NullMarked
package io.monitorix.exporter.doctor;

import org.jspecify.annotations.NullMarked;
