/**
 * Test scripts for PromQL in the format of Prometheus's own engine tests: what is loaded, what is
 * asked, what is expected. {@link io.monitorix.alerts.promql.script.TestScript} reads them, {@link
 * io.monitorix.alerts.promql.script.ScriptRunner} runs them.
 */
@NullMarked
package io.monitorix.alerts.promql.script;

import org.jspecify.annotations.NullMarked;
