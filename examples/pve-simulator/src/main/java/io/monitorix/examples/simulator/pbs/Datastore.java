package io.monitorix.examples.simulator.pbs;

import java.util.List;

/**
 * A place for backups.
 *
 * @param size bytes
 * @param namespaces without the root, each after its parent, such as {@code prod/web}
 */
public record Datastore(
    String name, String path, String comment, long size, List<String> namespaces) {

  /** Copies the list. */
  public Datastore {
    namespaces = List.copyOf(namespaces);
  }

  /** Whether there is such a namespace; the root, which is empty, always is. */
  public boolean hasNamespace(String namespace) {
    return namespace.isEmpty() || namespaces.contains(namespace);
  }
}
