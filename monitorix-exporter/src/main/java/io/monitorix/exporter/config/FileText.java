package io.monitorix.exporter.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The text of a small UTF-8 file, or the reason why there is none. */
final class FileText {

  private FileText() {}

  /** Why a file gives no text: {@code line} and {@code column} count from 1, 0 for none. */
  static final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    UnreadableException(int line, int column, String message) {
      super(message);
      this.line = line;
      this.column = column;
    }

    UnreadableException(String message) {
      this(0, 0, message);
    }

    int line() {
      return line;
    }

    int column() {
      return column;
    }

    /** What is wrong, without the file's name or content. */
    String reason() {
      return String.valueOf(getMessage());
    }
  }

  /**
   * Reads it whole; a byte order mark is left out.
   *
   * @param maxBytes a larger file is refused, so that naming a device does not fill the memory
   */
  static String read(Path file, int maxBytes) throws UnreadableException {
    return decode(bytes(file, maxBytes));
  }

  private static byte[] bytes(Path file, int maxBytes) throws UnreadableException {
    if (Files.isDirectory(file)) {
      throw new UnreadableException("is a directory; name a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw new UnreadableException("is larger than " + maxBytes + " bytes");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new UnreadableException("does not exist");
    } catch (AccessDeniedException e) {
      throw new UnreadableException(
          "may not be read (permission denied); let the exporter's user read it");
    } catch (IOException e) {
      throw new UnreadableException("cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static String decode(byte[] bytes) throws UnreadableException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      int lineStart = text.lastIndexOf('\n') + 1;
      int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
      int column = text.codePointCount(lineStart, text.length()) + 1;
      throw new UnreadableException(line, column, "is not UTF-8 from here on; save it as UTF-8");
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
