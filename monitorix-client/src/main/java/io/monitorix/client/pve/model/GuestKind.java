package io.monitorix.client.pve.model;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two kinds of guests. */
public enum GuestKind {
  /** A virtual machine. */
  QEMU,
  /** A container. */
  LXC;

  /** Proxmox's word for it, as it stands in ids and paths: {@code qemu} or {@code lxc}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind for any of Proxmox's words: {@code qemu} and {@code vm}, {@code lxc} and {@code ct}.
   * Empty for all others.
   */
  public static Optional<GuestKind> of(@Nullable String word) {
    if (word == null) {
      return Optional.empty();
    }
    return switch (word) {
      case "qemu", "vm" -> Optional.of(QEMU);
      case "lxc", "ct" -> Optional.of(LXC);
      default -> Optional.empty();
    };
  }
}
