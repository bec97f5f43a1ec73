package io.monitorix.exporter.cli;

import java.util.Locale;
import picocli.CommandLine.Option;

/** The options of logging, the same on each command. */
final class LogOptions {

  /** How much is logged. */
  enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
  }

  /** How a line is written. */
  enum Format {
    TEXT,
    JSON
  }

  @Option(
      names = "--log.level",
      defaultValue = "info",
      description = "error, warn, info (default), debug or trace.")
  private Level level = Level.INFO;

  @Option(
      names = "--log.format",
      defaultValue = "text",
      description = "text (default), or json: one object a line.")
  private Format format = Format.TEXT;

  LogOptions() {}

  /** Sets logging up for the process. */
  void apply() {
    Logging.configure(level.name().toLowerCase(Locale.ROOT), format == Format.JSON);
  }
}
