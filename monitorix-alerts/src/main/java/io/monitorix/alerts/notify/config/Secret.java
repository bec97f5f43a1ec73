package io.monitorix.alerts.notify.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A text that nobody shall see, or the file that holds it. A file is read each time, so that it can
 * be exchanged while the process runs. Immutable.
 */
public final class Secret {

  private static final int MAX_BYTES = 64 * 1024;

  /** An empty one. */
  public static final Secret NONE = new Secret("", null);

  private final String text;
  private final @Nullable Path file;

  private Secret(String text, @Nullable Path file) {
    this.text = text;
    this.file = file;
  }

  /** The text itself. */
  public static Secret of(String text) {
    return new Secret(text, null);
  }

  /** The content of a file, without blanks around it. */
  public static Secret inFile(Path file) {
    return new Secret("", file);
  }

  /**
   * The text, for the one place that sends it.
   *
   * @throws SecretUnavailableException if the file cannot be read, or is empty
   */
  public String value() {
    if (file == null) {
      return text;
    }
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new SecretUnavailableException(file + " is larger than a secret can be");
      }
      String content = Files.readString(file).strip();
      if (content.isEmpty()) {
        throw new SecretUnavailableException(file + " is empty; it must hold a secret");
      }
      return content;
    } catch (NoSuchFileException e) {
      throw new SecretUnavailableException("there is no file " + file);
    } catch (IOException e) {
      throw new SecretUnavailableException("cannot read " + file + ": " + e.getMessage());
    }
  }

  /** Whether nothing was configured. */
  public boolean isNone() {
    return file == null && text.isEmpty();
  }

  /** Never the text. */
  @Override
  public String toString() {
    return "***";
  }
}
