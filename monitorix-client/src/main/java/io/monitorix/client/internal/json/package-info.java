/**
 * Reads the JSON of Proxmox, which is looser than its schema: Perl sends numbers as text, booleans
 * as numbers, and an empty list where an empty object is meant. Its entry type is {@link
 * io.monitorix.client.internal.json.LenientJson}. Not API.
 */
@NullMarked
package io.monitorix.client.internal.json;

import org.jspecify.annotations.NullMarked;
