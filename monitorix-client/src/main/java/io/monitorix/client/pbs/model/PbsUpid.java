package io.monitorix.client.pbs.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id of a task: {@code UPID:node:pid:pstart:task:starttime:type:id:user:}, the four numbers in
 * hexadecimal. It has one number more than that of Proxmox VE, because one process runs many tasks.
 * An immutable value: two of the same text are equal.
 */
public final class PbsUpid implements Comparable<PbsUpid> {

  private static final Pattern FORM =
      Pattern.compile(
          "UPID:(?<node>[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)"
              + ":(?<pid>[0-9A-Fa-f]{8}):(?<pstart>[0-9A-Fa-f]{8,9})"
              + ":(?<task>[0-9A-Fa-f]{8,15}):(?<start>[0-9A-Fa-f]{8})"
              + ":(?<type>[^:\\s/]+):(?<id>[^:\\s/]*):(?<user>[^:\\s/]+):");

  private final String text;
  private final String node;
  private final long pid;
  private final long processStart;
  private final long taskNumber;
  private final Instant startTime;
  private final String type;
  private final String id;
  private final String owner;

  private PbsUpid(String text, Matcher parts, String id) {
    this.text = text;
    this.node = parts.group("node");
    this.pid = Long.parseLong(parts.group("pid"), 16);
    this.processStart = Long.parseLong(parts.group("pstart"), 16);
    this.taskNumber = Long.parseLong(parts.group("task"), 16);
    this.startTime = Instant.ofEpochSecond(Long.parseLong(parts.group("start"), 16));
    this.type = parts.group("type");
    this.id = id;
    this.owner = parts.group("user");
  }

  /**
   * Reads an id.
   *
   * @throws IllegalArgumentException when the text is none
   */
  public static PbsUpid parse(String text) {
    return tryParse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + text
                        + "' is not the id of a Proxmox Backup Server task: expected"
                        + " UPID:node:pid:pstart:task:starttime:type:id:user: with hexadecimal"
                        + " numbers"));
  }

  /** Reads an id; empty when the text is none. */
  public static Optional<PbsUpid> tryParse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return unescaped(parts.group("id")).map(id -> new PbsUpid(text, parts, id));
  }

  /**
   * Undoes what systemd does to the names of units: {@code -} for a slash, {@code \x3a} for {@code
   * :}.
   */
  private static Optional<String> unescaped(String escaped) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] read = escaped.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < read.length; i++) {
      if (read[i] == '-') {
        bytes.write('/');
      } else if (read[i] != '\\') {
        bytes.write(read[i]);
      } else {
        int high =
            i + 3 < read.length && read[i + 1] == 'x' ? Character.digit(read[i + 2], 16) : -1;
        int low = high < 0 ? -1 : Character.digit(read[i + 3], 16);
        if (low < 0) {
          return Optional.empty();
        }
        bytes.write(high << 4 | low);
        i += 3;
      }
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes.toByteArray()))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** The server that runs the task, by its own name (never {@code localhost}). */
  public String node() {
    return node;
  }

  /** The process on the server. */
  public long pid() {
    return pid;
  }

  /** When the process started, in clock ticks since the server booted. */
  public long processStart() {
    return processStart;
  }

  /** Which of the tasks of the process it is. */
  public long taskNumber() {
    return taskNumber;
  }

  /** When the task started, to the second. */
  public Instant startTime() {
    return startTime;
  }

  /** What the task does, for example {@code backup} or {@code garbage_collection}. */
  public String type() {
    return type;
  }

  /**
   * What it does it to, for example {@code store1:vm/100}; empty where there is no such thing. As
   * people write it: in the text of the id it is escaped.
   */
  public String id() {
    return id;
  }

  /** Who started it, without the name of the token, for example {@code root@pam}. */
  public String user() {
    int bang = owner.indexOf('!');
    return bang < 0 ? owner : owner.substring(0, bang);
  }

  /** The name of the token that started it; null where it was none. */
  public @Nullable String tokenName() {
    int bang = owner.indexOf('!');
    return bang < 0 ? null : owner.substring(bang + 1);
  }

  /** By start, then by text. */
  @Override
  public int compareTo(PbsUpid other) {
    int byStart = startTime.compareTo(other.startTime);
    return byStart != 0 ? byStart : text.compareTo(other.text);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PbsUpid upid && text.equals(upid.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The id as the server writes it. */
  @Override
  public String toString() {
    return text;
  }
}
