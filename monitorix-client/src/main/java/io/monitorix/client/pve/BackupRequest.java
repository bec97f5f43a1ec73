package io.monitorix.client.pve;

import io.monitorix.client.internal.Endpoint;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which guests of a node are backed up, where to and how. What is not said is as the node's {@code
 * vzdump.conf} says. Immutable: each method gives a new one.
 */
public final class BackupRequest {

  /** What a running guest has to bear. */
  public enum Mode {
    /** Goes on running. */
    SNAPSHOT,
    /** Is halted for a while. */
    SUSPEND,
    /** Is shut down and started again. */
    STOP
  }

  /** How the archive is packed. */
  public enum Compression {
    /** Not at all. */
    NONE("0"),
    /** gzip: small and slow. */
    GZIP("gzip"),
    /** LZO: large and fast. */
    LZO("lzo"),
    /** Zstandard. */
    ZSTD("zstd");

    private final String parameter;

    Compression(String parameter) {
      this.parameter = parameter;
    }
  }

  private final Map<String, String> parameters;

  private BackupRequest(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  /**
   * Backs up these guests, as far as they are on the node.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static BackupRequest of(Collection<Integer> vmids) {
    if (vmids.isEmpty()) {
      throw new IllegalArgumentException("a backup needs at least one guest");
    }
    return new BackupRequest(Map.of())
        .with("vmid", vmids.stream().map(String::valueOf).collect(Collectors.joining(",")));
  }

  /** Backs up this guest, if it is on the node. */
  public static BackupRequest of(int vmid) {
    return of(List.of(vmid));
  }

  /** Backs up all guests of the node. */
  public static BackupRequest all() {
    return new BackupRequest(Map.of()).with("all", "1");
  }

  /** Backs up the guests of a pool, as far as they are on the node. */
  public static BackupRequest ofPool(String pool) {
    return new BackupRequest(Map.of()).with("pool", pool);
  }

  /** Where to. */
  public BackupRequest storage(String storage) {
    return with("storage", storage);
  }

  /** What running guests have to bear. */
  public BackupRequest mode(Mode mode) {
    return with("mode", mode.name().toLowerCase(Locale.ROOT));
  }

  /** How the archive is packed; a Proxmox Backup Server decides by itself. */
  public BackupRequest compress(Compression compression) {
    return with("compress", compression.parameter);
  }

  /**
   * The notes of the backups (since version 7.2), in which {@code {{cluster}}}, {@code
   * {{guestname}}}, {@code {{node}}} and {@code {{vmid}}} are filled in. Needs a {@link #storage}.
   */
  public BackupRequest notes(String template) {
    return with("notes-template", template);
  }

  /** Protects the backups from removal (since version 7.2). Needs a {@link #storage}. */
  public BackupRequest keep() {
    return with("protected", "1");
  }

  /** Whether to remove old backups afterwards, as the storage's configuration says. */
  public BackupRequest prune(boolean remove) {
    return with("remove", remove ? "1" : "0");
  }

  /** Limits the speed. Needs {@code Sys.Modify} on {@code /}; older versions heed root alone. */
  public BackupRequest limitedTo(long kibibytesPerSecond) {
    return with("bwlimit", Long.toString(kibibytesPerSecond));
  }

  private BackupRequest with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return new BackupRequest(more);
  }

  Endpoint appliedTo(Endpoint endpoint) {
    Form form = new Form(endpoint);
    parameters.forEach(form::put);
    return form.endpoint();
  }
}
