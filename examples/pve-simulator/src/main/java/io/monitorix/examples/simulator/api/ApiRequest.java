package io.monitorix.examples.simulator.api;

import io.monitorix.examples.simulator.access.Identity;
import io.monitorix.examples.simulator.access.Rights;
import java.util.Map;
import java.util.Set;

/**
 * A call whose caller is known.
 *
 * @param path below {@code /api2/json}, decoded, such as {@code /nodes/pve1/status}
 * @param parameters of the query and of the body
 * @param rights what the caller may do
 * @param omitted fields to leave out of the answer
 */
public record ApiRequest(
    String method,
    String path,
    Map<String, String> parameters,
    Identity caller,
    Rights rights,
    Set<String> omitted) {

  /** Copies the collections. */
  public ApiRequest {
    parameters = Map.copyOf(parameters);
    omitted = Set.copyOf(omitted);
  }
}
