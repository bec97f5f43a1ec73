/**
 * Tests of applications: {@link io.monitorix.spring.test.MonitorixTest} starts what is about
 * Monitorix alone, {@link io.monitorix.spring.test.RecordingReceiver} keeps what would be told.
 */
@NullMarked
package io.monitorix.spring.test;

import org.jspecify.annotations.NullMarked;
