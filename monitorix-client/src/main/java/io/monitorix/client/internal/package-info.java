/**
 * Carries calls to a Proxmox server and back: connection, credentials, errors. Its entry type is
 * {@link io.monitorix.client.internal.Transport}. Not API.
 */
@NullMarked
package io.monitorix.client.internal;

import org.jspecify.annotations.NullMarked;
