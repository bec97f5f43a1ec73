package io.monitorix.client.pve.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The time zone of a virtual machine: {@code GET /nodes/{node}/qemu/{vmid}/agent/get-timezone}.
 *
 * @param zone its name, such as {@code CET}; absent where its system does not tell
 * @param offset to UTC at present, negative to the west
 */
public record AgentTimezone(@Nullable String zone, Duration offset) {}
