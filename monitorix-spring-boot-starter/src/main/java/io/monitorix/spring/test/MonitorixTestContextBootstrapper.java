package io.monitorix.spring.test;

import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;

/** Prepares the context of a {@link MonitorixTest}. */
final class MonitorixTestContextBootstrapper
    extends TestSliceTestContextBootstrapper<MonitorixTest> {}
