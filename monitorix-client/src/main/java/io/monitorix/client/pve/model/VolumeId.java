package io.monitorix.client.pve.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something on a storage: {@code local-zfs:vm-100-disk-0} for example. Much of what it is shows in
 * its name; what does not is empty.
 */
public final class VolumeId implements Comparable<VolumeId> {

  private static final Pattern FORM = Pattern.compile("([A-Za-z0-9][\\w.-]*):(\\S(?:.*\\S)?)");

  /** The last such part is the volume itself: those before it are what a linked clone hangs on. */
  private static final Pattern DISK =
      Pattern.compile("(?:^|/)(vm|base|subvol|basevol)-([1-9][0-9]{0,8})-[^/]+$");

  /** A file of vzdump, or a snapshot on a Proxmox Backup Server. */
  private static final Pattern BACKUP =
      Pattern.compile(
          "^backup/(?:vzdump-)?(qemu|lxc|openvz|vm|ct)[-/]([1-9][0-9]{0,8})"
              + "(?:-(?<file>\\d{4}_\\d\\d_\\d\\d-\\d\\d_\\d\\d_\\d\\d)\\.[^/]+"
              + "|/(?<snapshot>[^/]+))$");

  private static final Pattern NOTHING = Pattern.compile("(?!)");
  private static final DateTimeFormatter FILE_TIME =
      DateTimeFormatter.ofPattern("uuuu_MM_dd-HH_mm_ss").withResolverStyle(ResolverStyle.STRICT);

  private final String storage;
  private final String name;

  /**
   * Refuses names that would make another id.
   *
   * @throws IllegalArgumentException when the storage is empty or holds a colon, or the name is
   *     blank
   */
  public VolumeId(String storage, String name) {
    if (storage.isEmpty() || storage.contains(":") || name.isBlank()) {
      throw new IllegalArgumentException(
          "'" + storage + "' and '" + name + "' are not the names of a storage and a volume");
    }
    this.storage = storage;
    this.name = name;
  }

  /**
   * Reads an id.
   *
   * @param text {@code <storage>:<name>}
   * @throws IllegalArgumentException when the text is none
   */
  public static VolumeId parse(String text) {
    return tryParse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + text + "' is not the id of a volume: expected <storage>:<name>"));
  }

  /** Reads an id; empty when the text is none. */
  public static Optional<VolumeId> tryParse(String text) {
    Matcher parts = FORM.matcher(text);
    return parts.matches()
        ? Optional.of(new VolumeId(parts.group(1), parts.group(2)))
        : Optional.empty();
  }

  /**
   * What it is; {@link VolumeContent#UNKNOWN} where the name does not tell. A container's disk on a
   * block storage is named as a machine's, so it shows as {@link VolumeContent#IMAGES}.
   */
  public VolumeContent content() {
    int slash = name.indexOf('/');
    VolumeContent folder = VolumeContent.of(slash < 0 ? null : name.substring(0, slash));
    Matcher disk = DISK.matcher(name);
    if (folder != VolumeContent.UNKNOWN || !disk.find()) {
      return folder;
    }
    return disk.group(1).endsWith("vol") ? VolumeContent.ROOTDIR : VolumeContent.IMAGES;
  }

  /** The number of the guest that it belongs to. */
  public OptionalInt vmid() {
    Pattern form =
        switch (content()) {
          case IMAGES, ROOTDIR -> DISK;
          case BACKUP -> BACKUP;
          default -> NOTHING;
        };
    Matcher parts = form.matcher(name);
    return parts.find() ? OptionalInt.of(Integer.parseInt(parts.group(2))) : OptionalInt.empty();
  }

  /** Of a backup: the kind of its guest. */
  public Optional<GuestKind> guestKind() {
    Matcher backup = BACKUP.matcher(name);
    return backup.find() ? GuestKind.of(backup.group(1)) : Optional.empty();
  }

  /**
   * Of a backup: when it began. Empty where the name does not tell.
   *
   * @param nodeZone of the node that made it: a file is named after its wall clock, a backup on a
   *     Proxmox Backup Server after UTC
   */
  public Optional<Instant> backupTime(ZoneId nodeZone) {
    Matcher backup = BACKUP.matcher(name);
    try {
      if (!backup.find()) {
        return Optional.empty();
      } else if (backup.group("snapshot") != null) {
        return Optional.of(Instant.parse(backup.group("snapshot")));
      }
      LocalDateTime shown = LocalDateTime.parse(backup.group("file"), FILE_TIME);
      return Optional.of(shown.atZone(nodeZone).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The name of the storage. */
  public String storage() {
    return storage;
  }

  /** What the storage calls it; how that is built is the storage's own affair. */
  public String name() {
    return name;
  }

  /** By storage, then by name. */
  @Override
  public int compareTo(VolumeId other) {
    return Comparator.comparing(VolumeId::storage)
        .thenComparing(VolumeId::name)
        .compare(this, other);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VolumeId that && storage.equals(that.storage) && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return Objects.hash(storage, name);
  }

  /** As Proxmox writes it: {@code <storage>:<name>}. */
  @Override
  public String toString() {
    return storage + ":" + name;
  }
}
