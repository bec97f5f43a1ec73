package io.monitorix.exporter.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where a new password comes from: never from the command line, which others can see. */
final class NewPassword {

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "Holds the password; - for the standard input (default: it is asked for).")
  private @Nullable Path file;

  /** Reads it. */
  @SuppressWarnings("SystemConsoleNull") // since Java 22 it reads from what is no terminal as well
  String read(CommandLine command) {
    Path named = file;
    if (named != null) {
      return checked(command, fromFile(command, named));
    }
    Console console = System.console();
    if (console == null) {
      throw new ParameterException(
          command, "there is no terminal to ask for the password: name a --password-file");
    }
    char[] first = console.readPassword("New password: ");
    char[] second = console.readPassword("Once more: ");
    if (first == null || second == null || !Arrays.equals(first, second)) {
      throw new ParameterException(command, "both are not the same: nothing was changed");
    }
    return checked(command, new String(first));
  }

  private static String fromFile(CommandLine command, Path file) {
    try {
      if (file.toString().equals("-")) {
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = in.readLine();
        return line == null ? "" : line;
      }
      return Files.readString(file).replaceFirst("\\r?\\n\\z", "");
    } catch (IOException e) {
      throw new ParameterException(command, "--password-file: cannot read " + file);
    }
  }

  private static String checked(CommandLine command, String password) {
    if (password.isBlank()) {
      throw new ParameterException(command, "the password is empty");
    }
    return password;
  }
}
