package io.monitorix.client.pve;

import io.monitorix.client.internal.Endpoint;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A change of a guest's configuration. What it does not name stays as it is. Immutable: each method
 * gives a new one.
 */
public final class ConfigChange {

  private final Map<String, String> values;
  private final Set<String> removed;

  private ConfigChange(Map<String, String> values, Set<String> removed) {
    this.values = values;
    this.removed = removed;
  }

  /** Changes nothing. */
  public static ConfigChange none() {
    return new ConfigChange(Map.of(), Set.of());
  }

  /** The notes, any text. */
  public ConfigChange description(String notes) {
    return with("description", notes);
  }

  /** The tags, all of them; to have none, {@link #remove remove("tags")}. */
  public ConfigChange tags(Collection<String> tags) {
    return with("tags", String.join(";", tags));
  }

  /** Whether it starts with its node. */
  public ConfigChange onboot(boolean start) {
    return with("onboot", start ? "1" : "0");
  }

  /** Takes a setting back to Proxmox's default. */
  public ConfigChange remove(String setting) {
    Set<String> more = new TreeSet<>(removed);
    more.add(setting);
    return new ConfigChange(values, more);
  }

  /**
   * Only where the configuration is still the one with this digest; {@link
   * io.monitorix.client.ConflictException} otherwise.
   *
   * @param digest as {@link io.monitorix.client.pve.model.GuestConfig#digest()} gives it
   */
  public ConfigChange onlyIf(String digest) {
    return with("digest", digest);
  }

  private ConfigChange with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new ConfigChange(more, removed);
  }

  Endpoint appliedTo(Endpoint endpoint) {
    Form form = new Form(endpoint);
    values.forEach(form::put);
    return form.put("delete", removed.isEmpty() ? null : String.join(",", removed)).endpoint();
  }
}
