package io.monitorix.exporter.web.backup;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Part of an archive that a client asks for, to go on where it was cut off (RFC 9110, 14).
 *
 * @param from the first byte, from 0
 * @param length how many bytes; 0 where there are none of those that were asked for
 */
record ByteRange(long from, long length) {

  /** What is asked for is not there. */
  static final ByteRange NONE = new ByteRange(0, 0);

  private static final Pattern ONE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

  /**
   * Reads the header {@code Range}.
   *
   * @param bytes what there is
   * @return empty where it asks for something that we do not give in parts: all of it is sent then
   */
  static Optional<ByteRange> parse(String header, long bytes) {
    Matcher matcher = ONE.matcher(header.strip());
    if (!matcher.matches() || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
      return Optional.empty();
    }
    if (matcher.group(1).isEmpty()) {
      long last = Math.min(Long.parseLong(matcher.group(2)), bytes);
      return Optional.of(last == 0 ? NONE : new ByteRange(bytes - last, last));
    }
    long from = Long.parseLong(matcher.group(1));
    long to =
        matcher.group(2).isEmpty()
            ? bytes - 1
            : Math.min(Long.parseLong(matcher.group(2)), bytes - 1);
    if (!matcher.group(2).isEmpty() && Long.parseLong(matcher.group(2)) < from) {
      return Optional.empty();
    }
    return Optional.of(from >= bytes ? NONE : new ByteRange(from, to - from + 1));
  }

  /** The header {@code Content-Range}. */
  String of(long bytes) {
    return length == 0
        ? "bytes */" + bytes
        : "bytes " + from + "-" + (from + length - 1) + "/" + bytes;
  }
}
