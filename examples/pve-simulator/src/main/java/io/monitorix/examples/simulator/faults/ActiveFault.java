package io.monitorix.examples.simulator.faults;

/**
 * A fault that is switched on.
 *
 * @param pathPrefix of the API paths that it concerns, without {@code /api2/json}; empty for all
 */
public record ActiveFault(String pathPrefix, Fault fault) {

  boolean concerns(String path) {
    return path.startsWith(pathPrefix);
  }

  /**
   * Whether both are of one kind and for the same paths: then the later one replaces the earlier.
   */
  boolean sameSwitchAs(ActiveFault other) {
    boolean sameKind =
        fault instanceof Fault.Plain
            ? fault == other.fault
            : fault.getClass() == other.fault.getClass();
    return sameKind && pathPrefix.equals(other.pathPrefix);
  }
}
