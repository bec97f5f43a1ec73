package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;

/**
 * The name that a virtual machine gives itself: {@code GET
 * /nodes/{node}/qemu/{vmid}/agent/get-host-name}.
 *
 * @param name as its system has it
 */
public record AgentHostName(@Json(name = "host-name") String name) {}
