package io.monitorix.client.pve.model;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which guest: its kind and number, {@code qemu/100} for example. One number belongs to one guest
 * of the cluster only, whatever its kind.
 */
public final class GuestId implements Comparable<GuestId> {

  private static final Pattern FORM = Pattern.compile("(qemu|lxc)/([1-9][0-9]{0,8})");
  private static final Pattern SERVICE = Pattern.compile("(vm|ct):([1-9][0-9]{0,8})");

  private final GuestKind kind;
  private final int vmid;

  /** Refuses numbers that no guest has. */
  public GuestId(GuestKind kind, int vmid) {
    if (vmid <= 0) {
      throw new IllegalArgumentException("the vmid of a guest must be positive, not " + vmid);
    }
    this.kind = kind;
    this.vmid = vmid;
  }

  /** A virtual machine. */
  public static GuestId qemu(int vmid) {
    return new GuestId(GuestKind.QEMU, vmid);
  }

  /** A container. */
  public static GuestId lxc(int vmid) {
    return new GuestId(GuestKind.LXC, vmid);
  }

  /**
   * Reads an id.
   *
   * @param text for example {@code qemu/100} or {@code lxc/101}
   * @throws IllegalArgumentException when the text is none
   */
  public static GuestId parse(String text) {
    return tryParse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + text + "' is not the id of a guest: expected qemu/<vmid> or lxc/<vmid>"));
  }

  /** Reads an id as {@link #parse} does; empty when the text is none. */
  public static Optional<GuestId> tryParse(String text) {
    return read(FORM, text);
  }

  /**
   * Reads the id of a service of high availability; empty when it is not that of a guest.
   *
   * @param sid for example {@code vm:100} or {@code ct:101}
   */
  public static Optional<GuestId> ofService(@Nullable String sid) {
    return sid == null ? Optional.empty() : read(SERVICE, sid);
  }

  /** Puts an id together; empty where one part is missing or none. */
  static Optional<GuestId> of(@Nullable String kind, @Nullable Long vmid) {
    if (vmid == null || vmid <= 0 || vmid > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    return GuestKind.of(kind).map(known -> new GuestId(known, vmid.intValue()));
  }

  private static Optional<GuestId> read(Pattern form, String text) {
    Matcher parts = form.matcher(text);
    return parts.matches()
        ? GuestKind.of(parts.group(1))
            .map(kind -> new GuestId(kind, Integer.parseInt(parts.group(2))))
        : Optional.empty();
  }

  /** Machine or container. */
  public GuestKind kind() {
    return kind;
  }

  /** Its number; positive. */
  public int vmid() {
    return vmid;
  }

  /** By number. */
  @Override
  public int compareTo(GuestId other) {
    int byNumber = Integer.compare(vmid, other.vmid);
    return byNumber != 0 ? byNumber : kind.compareTo(other.kind);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GuestId that && kind == that.kind && vmid == that.vmid;
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, vmid);
  }

  /** As Proxmox writes it: {@code qemu/100}. */
  @Override
  public String toString() {
    return kind.word() + "/" + vmid;
  }
}
