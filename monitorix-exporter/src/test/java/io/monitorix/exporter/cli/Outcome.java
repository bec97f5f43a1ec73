package io.monitorix.exporter.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import picocli.CommandLine;

/**
 * How a command ended.
 *
 * @param out what it wrote to the standard output
 * @param err and to the standard error
 */
record Outcome(int status, String out, String err) {

  /** Runs a command line in this process, in English. */
  static Outcome of(String... arguments) {
    return in(Locale.ENGLISH, arguments);
  }

  /** Runs a command line in this process, in a language. */
  static Outcome in(Locale language, String... arguments) {
    return on(Host.NONE, language, arguments);
  }

  /** Runs a command line in this process, on a machine, in a language. */
  static Outcome on(Host host, Locale language, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        CommandLineInterface.commandLine(language, host, arguments)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    return new Outcome(commandLine.execute(arguments), out.toString(), err.toString());
  }
}
