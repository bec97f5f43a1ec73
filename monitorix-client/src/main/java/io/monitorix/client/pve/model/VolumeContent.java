package io.monitorix.client.pve.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a volume is, and what a storage takes. */
public enum VolumeContent {
  /** A disk of a virtual machine. */
  IMAGES,
  /** A disk of a container. */
  ROOTDIR,
  /** A backup of a guest. */
  BACKUP,
  /** An image of a CD. */
  ISO,
  /** A template of a container. */
  VZTMPL,
  /** A snippet of configuration. */
  SNIPPETS,
  /** A disk or machine of another make to import (since version 8.2). */
  IMPORT,
  /** Nothing (of a storage). */
  NONE,
  /** Absent, or something newer than this library. */
  UNKNOWN;

  /** The content for Proxmox's word. */
  static VolumeContent of(@Nullable String word) {
    return Words.constant(UNKNOWN, word);
  }

  /** The contents for Proxmox's list, which is separated by commas. */
  static Set<VolumeContent> setOf(@Nullable String list) {
    Set<VolumeContent> contents = EnumSet.noneOf(VolumeContent.class);
    if (list != null && !list.isBlank()) {
      Arrays.stream(list.split(",")).map(word -> of(word.strip())).forEach(contents::add);
    }
    return Collections.unmodifiableSet(contents);
  }
}
