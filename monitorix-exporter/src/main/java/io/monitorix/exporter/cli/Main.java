package io.monitorix.exporter.cli;

import java.util.Map;

/** The process. */
public final class Main {

  /**
   * Limits of the JDK's HTTP server, which reads them once and for the whole JVM: only the process
   * may set them, an application that embeds us may not find them changed.
   */
  private static final Map<String, String> HTTP_SERVER_LIMITS =
      Map.of(
          "sun.net.httpserver.nodelay", "true",
          "sun.net.httpserver.maxReqTime", "30",
          "sun.net.httpserver.maxReqHeaders", "100",
          "sun.net.httpserver.maxReqHeaderSize", "65536",
          "jdk.httpserver.maxConnections", "512");

  private Main() {}

  /** Runs the command that the arguments name and exits with its status. */
  public static void main(String[] arguments) {
    HTTP_SERVER_LIMITS.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
    System.exit(CommandLineInterface.run(arguments));
  }
}
