package io.monitorix.client.pbs.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in a datastore backups are, as a path from its root: {@code site-a/cluster-1}. An immutable
 * value. How deep it may be is for the server to say.
 */
public final class BackupNamespace implements Comparable<BackupNamespace> {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");

  private static final BackupNamespace ROOT = new BackupNamespace(List.of());

  private final List<String> names;

  private BackupNamespace(List<String> names) {
    this.names = List.copyOf(names);
  }

  /** The root, in which backups are where nothing else is said. */
  public static BackupNamespace root() {
    return ROOT;
  }

  /**
   * Reads names with slashes between them; the empty text is the root.
   *
   * @throws IllegalArgumentException when a name is empty or has characters other than ASCII
   *     letters, digits, {@code .}, {@code _} and {@code -}, or begins with a dot or a dash
   */
  public static BackupNamespace parse(String text) {
    return tryParse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + text
                        + "' is not a namespace: expected names of letters, digits, '.', '_' and"
                        + " '-' with a slash between them, or nothing for the root"));
  }

  /** Reads as {@link #parse} does; empty when the text is no namespace. */
  public static Optional<BackupNamespace> tryParse(String text) {
    if (text.isEmpty()) {
      return Optional.of(ROOT);
    }
    List<String> names = List.of(text.split("/", -1));
    return names.stream().allMatch(name -> NAME.matcher(name).matches())
        ? Optional.of(new BackupNamespace(names))
        : Optional.empty();
  }

  /**
   * A namespace right below this one.
   *
   * @throws IllegalArgumentException when the name is no name
   */
  public BackupNamespace child(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("'" + name + "' cannot be the name of a namespace");
    }
    List<String> longer = new ArrayList<>(names);
    longer.add(name);
    return new BackupNamespace(longer);
  }

  /** The namespace right above; empty for the root. */
  public Optional<BackupNamespace> parent() {
    return isRoot()
        ? Optional.empty()
        : Optional.of(new BackupNamespace(names.subList(0, names.size() - 1)));
  }

  /** Whether it is the root. */
  public boolean isRoot() {
    return names.isEmpty();
  }

  /** How many names it has; 0 for the root. */
  public int depth() {
    return names.size();
  }

  /** The names from the root on. */
  public List<String> names() {
    return names;
  }

  /** By text: what is in a namespace follows it. */
  @Override
  public int compareTo(BackupNamespace other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BackupNamespace namespace && names.equals(namespace.names);
  }

  @Override
  public int hashCode() {
    return names.hashCode();
  }

  /** The names with slashes between them; empty for the root. */
  @Override
  public String toString() {
    return String.join("/", names);
  }
}
