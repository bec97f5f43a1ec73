package io.monitorix.exporter.collect;

import io.monitorix.client.pve.model.GuestId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a reading is about. Two subjects with the same {@link #key} are the same one. */
public sealed interface Subject {

  /** The target as a whole: the cluster, or the backup server. */
  Target TARGET = new Target();

  /** What tells it from the others of its kind, {@code qemu/100} for instance. */
  String key();

  /** The node that is asked; null where that is left to the target. */
  @Nullable String node();

  /** The target as a whole. */
  record Target() implements Subject {
    @Override
    public String key() {
      return "";
    }

    @Override
    public @Nullable String node() {
      return null;
    }
  }

  /**
   * A node of the cluster.
   *
   * @param name as the API's paths name it
   */
  record Node(String name) implements Subject {
    @Override
    public String key() {
      return name;
    }

    @Override
    public String node() {
      return name;
    }
  }

  /**
   * A guest.
   *
   * @param node the one that it is on
   * @param name empty where Proxmox does not tell
   * @param status {@code running}, {@code stopped}, …; empty where Proxmox does not tell
   * @param lock why it is locked; null where it is not
   * @param tags each once
   * @param pool null where it is in none
   * @param maxcpu number of CPUs; null where Proxmox does not tell
   * @param maxmem bytes; null where Proxmox does not tell
   */
  record Guest(
      GuestId id,
      String node,
      String name,
      String status,
      @Nullable String lock,
      boolean template,
      List<String> tags,
      @Nullable String pool,
      @Nullable Double maxcpu,
      @Nullable Double maxmem)
      implements Subject {

    /** Copies the tags. */
    public Guest {
      tags = List.copyOf(tags);
    }

    @Override
    public String key() {
      return id.toString();
    }

    /** Whether it runs. */
    public boolean isRunning() {
      return status.equals("running");
    }
  }

  /**
   * A storage, seen from one node. A shared one is the same seen from each.
   *
   * @param id the storage's name
   * @param plugintype {@code dir}, {@code zfspool}, {@code pbs}, …; empty where Proxmox does not
   *     tell
   * @param content the kinds of content that it may hold, {@code backup} for instance
   */
  record Storage(
      String node,
      String id,
      boolean shared,
      boolean available,
      String plugintype,
      List<String> content)
      implements Subject {

    /** Copies the kinds of content. */
    public Storage {
      content = List.copyOf(content);
    }

    @Override
    public String key() {
      return shared ? id : node + "/" + id;
    }
  }

  /**
   * A datastore of a backup server.
   *
   * @param name as the API's paths name it
   */
  record Datastore(String name) implements Subject {
    @Override
    public String key() {
      return name;
    }

    @Override
    public @Nullable String node() {
      return null;
    }
  }
}
