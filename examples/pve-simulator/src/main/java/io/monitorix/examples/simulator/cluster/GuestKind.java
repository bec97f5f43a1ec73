package io.monitorix.examples.simulator.cluster;

/** The two kinds of guest, and the words that PVE has for each. */
public enum GuestKind {
  /** A virtual machine. */
  QEMU("qemu", "qemu-server", "qm", "VM"),
  /** A container. */
  LXC("lxc", "lxc", "vz", "CT");

  private final String path;
  private final String configFolder;
  private final String taskPrefix;
  private final String noun;

  GuestKind(String path, String configFolder, String taskPrefix, String noun) {
    this.path = path;
    this.configFolder = configFolder;
    this.taskPrefix = taskPrefix;
    this.noun = noun;
  }

  /** The word in paths, ids and the {@code type} field: {@code qemu}, {@code lxc}. */
  public String path() {
    return path;
  }

  /** The folder below a node's that holds the configurations. */
  public String configFolder() {
    return configFolder;
  }

  /** What the types of its tasks begin with: {@code qm}, {@code vz}. */
  public String taskPrefix() {
    return taskPrefix;
  }

  /** What messages call it: {@code VM}, {@code CT}. */
  public String noun() {
    return noun;
  }
}
