package io.monitorix.exporter.self;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What was built.
 *
 * @param version the version of the artifact
 * @param revision the commit it was built from; {@code unknown} where that could not be told
 */
public record BuildInfo(String version, String revision) {

  private static final String RESOURCE = "/io/monitorix/exporter/build.properties";

  /** Reads what the build wrote into the jar. */
  public static BuildInfo read() {
    Properties properties = new Properties();
    try (InputStream in = BuildInfo.class.getResourceAsStream(RESOURCE)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + RESOURCE, e);
    }
    return new BuildInfo(property(properties, "version"), property(properties, "revision"));
  }

  private static String property(Properties properties, String name) {
    String value = properties.getProperty(name, "");
    return value.isEmpty() || value.startsWith("${") ? "unknown" : value;
  }
}
