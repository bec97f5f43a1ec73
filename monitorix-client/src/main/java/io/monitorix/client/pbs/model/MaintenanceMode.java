package io.monitorix.client.pbs.model;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a datastore does not do all it could.
 *
 * @param type {@code read-only}, {@code offline}, {@code delete}, {@code unmount} (since version
 *     3.3) or {@code s3-refresh} (since version 4)
 * @param message of the person who set it
 */
public record MaintenanceMode(String type, @Nullable String message) {

  /**
   * Reads what the server writes: {@code offline}, or {@code type=read-only,message="…"}; empty for
   * an empty text or one without a type.
   */
  static Optional<MaintenanceMode> parse(@Nullable String text) {
    String type = null;
    String message = null;
    for (String part : parts(text == null ? "" : text)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? "type" : part.substring(0, equals).strip();
      String value = part.substring(equals + 1).strip();
      if (name.equals("type")) {
        type = value;
      } else if (name.equals("message")) {
        message = withoutPercents(value);
      }
    }
    return type == null || type.isEmpty()
        ? Optional.empty()
        : Optional.of(new MaintenanceMode(type, message));
  }

  /** Splits at commas, except in quotes, which are taken away with their backslashes. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c == '\\' && quoted && i + 1 < text.length() ? text.charAt(++i) : c);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  /** Decodes {@code %20} and its like, and leaves a lone per cent sign as it is. */
  private static String withoutPercents(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] read = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < read.length; i++) {
      int high = read[i] == '%' && i + 2 < read.length ? Character.digit(read[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(read[i + 2], 16);
      if (low < 0) {
        bytes.write(read[i]);
      } else {
        bytes.write(high << 4 | low);
        i += 2;
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
