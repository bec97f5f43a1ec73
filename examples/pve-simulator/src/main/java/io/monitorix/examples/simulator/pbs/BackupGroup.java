package io.monitorix.examples.simulator.pbs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What backs itself up once a day: a guest or a machine.
 *
 * @param store its datastore
 * @param namespace empty for the root
 * @param type {@code vm}, {@code ct} or {@code host}
 * @param id such as {@code 100}
 * @param comment null for none
 * @param owner who made its backups
 * @param second of the day at which the backup begins
 * @param size bytes of a backup's archives
 * @param age days that its oldest backup had when the world began
 * @param encrypted whether by the client
 * @param flaky whether its backup fails every few days
 */
public record BackupGroup(
    String store,
    String namespace,
    String type,
    String id,
    @Nullable String comment,
    String owner,
    int second,
    long size,
    int age,
    boolean encrypted,
    boolean flaky) {
  /** How many seconds a backup takes. */
  static final int SECONDS = 95;

  private static final int FLAKY_EVERY = 4;

  /** How it is called in a task: {@code store:[ns/…:]type/id}. */
  String workerId() {
    return store + ":" + (namespace.isEmpty() ? "" : namespace + ":") + type + "/" + id;
  }

  /** When the backup of a day begins: epoch seconds. */
  long startOn(long day) {
    return day * 86_400 + second;
  }

  boolean failsOn(long day) {
    return flaky && Math.floorMod(day, (long) FLAKY_EVERY) == 1;
  }

  /** The archives of a backup. */
  public List<Archive> archives(long total) {
    return switch (type) {
      case "vm" ->
          List.of(
              new Archive("qemu-server.conf.blob", 480),
              new Archive("drive-scsi0.img.fidx", total - 480));
      case "ct" ->
          List.of(
              new Archive("pct.conf.blob", 320),
              new Archive("catalog.pcat1.didx", total / 400),
              new Archive("root.pxar.didx", total - total / 400 - 320));
      default ->
          List.of(
              new Archive("catalog.pcat1.didx", total / 300),
              new Archive("root.pxar.didx", total - total / 300));
    };
  }

  /**
   * One file of a backup.
   *
   * @param size bytes
   */
  public record Archive(String name, long size) {}
}
