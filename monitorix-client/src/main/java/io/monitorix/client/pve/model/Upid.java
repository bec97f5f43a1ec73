package io.monitorix.client.pve.model;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id of a task: {@code UPID:node:pid:pstart:starttime:type:id:user:}, the three numbers in
 * hexadecimal. An immutable value: two of the same text are equal.
 */
public final class Upid implements Comparable<Upid> {

  private static final Pattern FORM =
      Pattern.compile(
          "UPID:(?<node>[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)"
              + ":(?<pid>[0-9A-Fa-f]{8}):(?<pstart>[0-9A-Fa-f]{8,9}):(?<start>[0-9A-Fa-f]{8})"
              + ":(?<type>[^:\\s]+):(?<id>[^:\\s]*):(?<user>[^:\\s]+):");

  private final String text;
  private final String node;
  private final long pid;
  private final long processStart;
  private final Instant startTime;
  private final String type;
  private final String id;
  private final String owner;

  private Upid(String text, Matcher parts) {
    this.text = text;
    this.node = parts.group("node");
    this.pid = Long.parseLong(parts.group("pid"), 16);
    this.processStart = Long.parseLong(parts.group("pstart"), 16);
    this.startTime = Instant.ofEpochSecond(Long.parseLong(parts.group("start"), 16));
    this.type = parts.group("type");
    this.id = parts.group("id");
    this.owner = parts.group("user");
  }

  /**
   * Reads an id.
   *
   * @throws IllegalArgumentException when the text is none
   */
  public static Upid parse(String text) {
    return tryParse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + text
                        + "' is not the id of a Proxmox VE task: expected"
                        + " UPID:node:pid:pstart:starttime:type:id:user: with hexadecimal"
                        + " numbers"));
  }

  /** Reads an id; empty when the text is none. */
  public static Optional<Upid> tryParse(String text) {
    Matcher parts = FORM.matcher(text);
    return parts.matches() ? Optional.of(new Upid(text, parts)) : Optional.empty();
  }

  /** The node that runs the task. */
  public String node() {
    return node;
  }

  /** The process on the node. */
  public long pid() {
    return pid;
  }

  /** When the process started, in clock ticks since the node booted. */
  public long processStart() {
    return processStart;
  }

  /** When the task started, to the second. */
  public Instant startTime() {
    return startTime;
  }

  /** What the task does, for example {@code vzdump} or {@code qmstart}. */
  public String type() {
    return type;
  }

  /** What it does it to, for example a vmid; empty where there is no such thing. */
  public String id() {
    return id;
  }

  /** Who started it, without the name of the token, for example {@code root@pam}. */
  public String user() {
    int bang = owner.indexOf('!');
    return bang < 0 ? owner : owner.substring(0, bang);
  }

  /** The name of the token that started it; null where it was none. */
  public @Nullable String tokenId() {
    int bang = owner.indexOf('!');
    return bang < 0 ? null : owner.substring(bang + 1);
  }

  /** By start, then by text. */
  @Override
  public int compareTo(Upid other) {
    int byStart = startTime.compareTo(other.startTime);
    return byStart != 0 ? byStart : text.compareTo(other.text);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Upid upid && text.equals(upid.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The id as Proxmox writes it. */
  @Override
  public String toString() {
    return text;
  }
}
