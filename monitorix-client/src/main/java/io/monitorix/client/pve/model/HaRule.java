package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where services run, and with whom: {@code GET /cluster/ha/rules} (since version 9).
 *
 * @param rule the name
 * @param type {@code node-affinity} or {@code resource-affinity}
 * @param resources the services that it is for, separated by commas: {@code vm:100,ct:101}
 * @param nodes of a rule about nodes: separated by commas, each perhaps with a colon and a priority
 * @param strict of a rule about nodes: whether services may run nowhere else; absent means no
 * @param affinity of a rule about services: {@code positive} for together, {@code negative} for
 *     apart
 * @param disabled whether it is switched off; absent means no
 * @param comment any text
 * @param digest changes with the configuration
 * @param additional what has no component, as text
 */
public record HaRule(
    String rule,
    @Nullable String type,
    @Nullable String resources,
    @Nullable String nodes,
    @Nullable Boolean strict,
    @Nullable String affinity,
    @Json(name = "disable") @Nullable Boolean disabled,
    @Nullable String comment,
    @Nullable String digest,
    Map<String, String> additional) {

  /** Copies the map. */
  public HaRule {
    additional = Map.copyOf(additional);
  }

  /** What it is about. */
  public HaRuleType kind() {
    return HaRuleType.of(type);
  }

  /** The guests that it is for. */
  public List<GuestId> guestIds() {
    return resources == null
        ? List.of()
        : Arrays.stream(resources.split(","))
            .map(sid -> GuestId.ofService(sid.strip()))
            .flatMap(Optional::stream)
            .toList();
  }
}
