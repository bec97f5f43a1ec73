/**
 * Reads YAML files so that every value knows its line and column, and everything that is wrong is
 * told at once. {@link io.monitorix.alerts.yaml.YamlFile} is the entry type.
 */
@NullMarked
package io.monitorix.alerts.yaml;

import org.jspecify.annotations.NullMarked;
