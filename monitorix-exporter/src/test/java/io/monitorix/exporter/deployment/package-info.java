/**
 * What Monitorix is installed with: the container image, compose, Kubernetes, Helm, systemd, the
 * start script. {@code DeployedFiles} reads these files.
 */
@NullMarked
package io.monitorix.exporter.deployment;

import org.jspecify.annotations.NullMarked;
