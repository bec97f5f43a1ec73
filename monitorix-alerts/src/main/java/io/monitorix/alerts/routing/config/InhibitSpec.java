package io.monitorix.alerts.routing.config;

import io.monitorix.alerts.routing.matchers.Matchers;
import java.util.List;

/**
 * A rule of inhibition: what matches {@code source} and fires keeps quiet what matches {@code
 * target}.
 *
 * @param equal names of labels that both have alike
 */
public record InhibitSpec(Matchers source, Matchers target, List<String> equal) {

  public InhibitSpec {
    equal = List.copyOf(equal);
  }
}
