package io.monitorix.spring.alerts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The name that the machine calls itself by. */
public final class HostName {

  /** Asking the system's resolver can take seconds where no name server answers. */
  private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

  private HostName() {}

  /** The name; {@code localhost} where there is none. */
  public static String read() {
    try {
      String name =
          Files.isReadable(KERNEL)
              ? Files.readString(KERNEL).strip()
              : System.getenv().getOrDefault("COMPUTERNAME", "");
      return name.isEmpty() ? "localhost" : name;
    } catch (IOException e) {
      return "localhost";
    }
  }
}
