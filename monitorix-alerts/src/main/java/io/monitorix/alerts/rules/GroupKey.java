package io.monitorix.alerts.rules;

/**
 * What identifies a group.
 *
 * @param file as it was named
 */
public record GroupKey(String file, String name) implements Comparable<GroupKey> {

  @Override
  public int compareTo(GroupKey other) {
    int byFile = file.compareTo(other.file);
    return byFile == 0 ? name.compareTo(other.name) : byFile;
  }

  /** As Prometheus's metrics name it: {@code file;name}. */
  @Override
  public String toString() {
    return file + ";" + name;
  }
}
