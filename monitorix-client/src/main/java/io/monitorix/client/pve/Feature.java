package io.monitorix.client.pve;

import java.util.Locale;

/** What the disks of a guest may or may not allow. */
public enum Feature {
  /** Taking a snapshot. */
  SNAPSHOT,
  /** Making a linked clone. */
  CLONE,
  /** Making a full clone. */
  COPY;

  /** The word for it in a request. */
  String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }
}
