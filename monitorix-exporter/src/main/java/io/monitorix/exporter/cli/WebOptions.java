package io.monitorix.exporter.cli;

import io.monitorix.exporter.config.WebFile;
import io.monitorix.exporter.config.WebFileLoader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the HTTP side, the same on each command that has one. */
final class WebOptions {

  @Option(
      names = "--web.config.file",
      paramLabel = "FILE",
      description = "The web config file of Prometheus and its exporters: TLS and users.")
  private @Nullable Path configFile;

  WebOptions() {}

  /** Whether the option was given. */
  boolean isFileNamed() {
    return configFile != null;
  }

  /** The file that the option names; empty without it. */
  Optional<Path> named() {
    return Optional.ofNullable(configFile);
  }

  /**
   * Reads the file that the option names.
   *
   * @param otherwise is read without the option; null for plain HTTP to everybody
   */
  Supplier<WebFile> file(@Nullable Path otherwise) {
    Path file = configFile == null ? otherwise : configFile;
    WebFileLoader files = new WebFileLoader();
    return file == null ? () -> WebFile.NONE : () -> files.load(file);
  }
}
