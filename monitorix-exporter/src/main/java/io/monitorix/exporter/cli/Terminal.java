package io.monitorix.exporter.cli;

import java.io.Console;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks whoever sits before it. */
interface Terminal {

  /** Asks for a line that is shown while it is typed; null if there is none. */
  @Nullable String line(String prompt);

  /** Asks for a line that nobody sees; null if there is none. */
  @Nullable String secret(String prompt);

  /** That of the process; empty where input or output are no terminal. */
  @SuppressWarnings("SystemConsoleNull") // since Java 22 it reads from what is no terminal as well
  static Optional<Terminal> ofProcess() {
    Console console = System.console();
    return console == null ? Optional.empty() : Optional.of(new OfProcess(console));
  }

  /** The console of the JVM. */
  record OfProcess(Console console) implements Terminal {

    @Override
    public @Nullable String line(String prompt) {
      return console.readLine("%s ", prompt);
    }

    @Override
    public @Nullable String secret(String prompt) {
      char[] typed = console.readPassword("%s ", prompt);
      return typed == null ? null : new String(typed);
    }
  }
}
