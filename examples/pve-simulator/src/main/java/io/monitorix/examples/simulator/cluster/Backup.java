package io.monitorix.examples.simulator.cluster;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A backup of a guest.
 *
 * @param storage where it lies
 * @param node the node whose storage it is; null when the storage is shared
 * @param takenAt epoch seconds
 * @param size bytes
 * @param notes may be empty
 * @param keep whether it is protected from being pruned
 */
public record Backup(
    String storage, @Nullable String node, long takenAt, long size, String notes, boolean keep) {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu_MM_dd-HH_mm_ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The name of its file, such as {@code vzdump-qemu-100-2026_03_01-02_30_00.vma.zst}. */
  public String fileName(GuestSpec guest) {
    return "vzdump-%s-%d-%s.%s"
        .formatted(
            guest.kind().path(),
            guest.vmid(),
            STAMP.format(Instant.ofEpochSecond(takenAt)),
            format(guest));
  }

  /** The format, as it ends its file's name. */
  public String format(GuestSpec guest) {
    return guest.kind() == GuestKind.QEMU ? "vma.zst" : "tar.zst";
  }

  /** The volume's id, such as {@code nas:backup/vzdump-….vma.zst}. */
  public String volumeId(GuestSpec guest) {
    return storage + ":backup/" + fileName(guest);
  }
}
