package io.monitorix.exporter.cli;

import io.monitorix.exporter.language.TextBundle;
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
          command, texts(command).say("password.no.terminal", "--password-file"));
    }
    char[] first = console.readPassword("%s ", texts(command).say("password.new"));
    char[] second = console.readPassword("%s ", texts(command).say("password.again"));
    if (first == null || second == null || !Arrays.equals(first, second)) {
      throw new ParameterException(command, texts(command).say("password.differs"));
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
      throw new ParameterException(
          command, texts(command).say("option.unreadable", "--password-file", file));
    }
  }

  private static TextBundle texts(CommandLine command) {
    return Texts.of(command.getCommandSpec());
  }

  private static String checked(CommandLine command, String password) {
    if (password.isBlank()) {
      throw new ParameterException(command, texts(command).say("password.empty"));
    }
    return password;
  }
}
