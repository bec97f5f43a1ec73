package io.monitorix.client.pbs.model;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose backups: the backups of one guest or host in one namespace have it in common.
 *
 * @param type {@code vm}, {@code ct} or {@code host}
 * @param id a vmid, or the name of a host
 */
public record BackupGroupId(String type, String id) implements Comparable<BackupGroupId> {

  private static final Pattern FORM = Pattern.compile("([a-z]+)/([A-Za-z0-9_][A-Za-z0-9._-]*)");

  private static final Comparator<BackupGroupId> ORDER =
      Comparator.comparing(BackupGroupId::type).thenComparing(BackupGroupId::id);

  /** The backups of a virtual machine. */
  public static BackupGroupId vm(int vmid) {
    return new BackupGroupId("vm", Integer.toString(vmid));
  }

  /** The backups of a container. */
  public static BackupGroupId ct(int vmid) {
    return new BackupGroupId("ct", Integer.toString(vmid));
  }

  /** The backups of a host. */
  public static BackupGroupId host(String name) {
    return new BackupGroupId("host", name);
  }

  /**
   * Reads {@code type/id}, for example {@code vm/100}.
   *
   * @throws IllegalArgumentException when the text has another form
   */
  public static BackupGroupId parse(String text) {
    return tryParse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + text + "' is not a backup group: expected for example vm/100"));
  }

  /** Reads as {@link #parse} does; empty when the text has another form. */
  public static Optional<BackupGroupId> tryParse(String text) {
    Matcher parts = FORM.matcher(text);
    return parts.matches()
        ? Optional.of(new BackupGroupId(parts.group(1), parts.group(2)))
        : Optional.empty();
  }

  /** What the backups were made of. */
  public BackupKind kind() {
    return BackupKind.of(type);
  }

  /** By type, then by id as text. */
  @Override
  public int compareTo(BackupGroupId other) {
    return ORDER.compare(this, other);
  }

  /** {@code type/id}. */
  @Override
  public String toString() {
    return type + "/" + id;
  }
}
