package io.monitorix.client.pbs;

import io.monitorix.client.internal.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Parameters of a call by name. Immutable. */
record Parameters(Map<String, List<String>> values) {

  static final Parameters NONE = new Parameters(Map.of());

  Parameters {
    values = Map.copyOf(values);
  }

  /** The same, in which this parameter has this value and no other. */
  Parameters with(String name, String value) {
    return with(name, List.of(value));
  }

  Parameters with(String name, boolean value) {
    return with(name, value ? "1" : "0");
  }

  /** The same, in which this parameter is given once for each value. */
  Parameters with(String name, List<String> each) {
    Map<String, List<String>> more = new TreeMap<>(values);
    more.put(name, List.copyOf(each));
    return new Parameters(more);
  }

  /** The same with a number. */
  Parameters atLeast(int smallest, String name, int value) {
    if (value < smallest) {
      throw new IllegalArgumentException(
          name + " must be " + smallest + " or more, but is " + value);
    }
    return with(name, Integer.toString(value));
  }

  Endpoint appliedTo(Endpoint endpoint) {
    Endpoint applied = endpoint;
    for (Map.Entry<String, List<String>> parameter : new TreeMap<>(values).entrySet()) {
      for (String value : parameter.getValue()) {
        applied = applied.with(parameter.getKey(), value);
      }
    }
    return applied;
  }
}
