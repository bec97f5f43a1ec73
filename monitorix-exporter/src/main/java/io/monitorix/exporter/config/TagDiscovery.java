package io.monitorix.exporter.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks that guests ask for by a tag such as {@code monitorix.http.8080}.
 *
 * @param enabled whether tags are looked at
 * @param prefix what such a tag begins with
 * @param services by the word that follows the prefix
 */
public record TagDiscovery(boolean enabled, String prefix, Map<String, Service> services) {

  /** Copies the services. */
  public TagDiscovery {
    services = Map.copyOf(services);
  }

  /**
   * What a tag asks for.
   *
   * @param module how the guest is checked
   * @param target with <code>{address}</code> and <code>{port}</code> in the place of the guest's
   * @param port where the tag names none; null where it must name one, or none is needed
   * @param timing when
   */
  public record Service(
      ProbeModule module, String target, @Nullable Integer port, CheckTiming timing) {}
}
