package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import org.jspecify.annotations.Nullable;

/**
 * A CPU as the system of a virtual machine sees it: {@code GET
 * /nodes/{node}/qemu/{vmid}/agent/get-vcpus}.
 *
 * @param id from 0
 * @param online whether it is in use
 * @param canGoOffline whether it can be taken out of use
 */
public record AgentVcpu(
    @Json(name = "logical-id") int id,
    @Nullable Boolean online,
    @Json(name = "can-offline") @Nullable Boolean canGoOffline) {}
