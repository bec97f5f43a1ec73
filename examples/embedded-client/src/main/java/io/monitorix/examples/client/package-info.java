/** What people do with the client of the Proxmox APIs: each class is one thing, whole and short. */
@NullMarked
package io.monitorix.examples.client;

import org.jspecify.annotations.NullMarked;
