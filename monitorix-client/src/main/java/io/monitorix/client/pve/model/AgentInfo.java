package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The guest agent in a virtual machine: {@code GET /nodes/{node}/qemu/{vmid}/agent/info}.
 *
 * @param version of the agent
 * @param commands what it can do
 * @param additional what has no component, as text
 */
public record AgentInfo(
    @Nullable String version,
    @Json(name = "supported_commands") List<Command> commands,
    Map<String, String> additional) {

  /** Copies the collections. */
  public AgentInfo {
    commands = List.copyOf(commands);
    additional = Map.copyOf(additional);
  }

  /**
   * A command of the agent.
   *
   * @param name for example {@code guest-get-fsinfo}
   * @param enabled whether the guest allows it
   * @param answers whether it answers when it succeeds
   */
  public record Command(
      String name,
      @Nullable Boolean enabled,
      @Json(name = "success-response") @Nullable Boolean answers) {}
}
