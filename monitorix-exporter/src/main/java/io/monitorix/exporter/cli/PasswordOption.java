package io.monitorix.exporter.cli;

import io.monitorix.exporter.language.TextBundle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where a password comes from: never from the command line, which others can see. */
abstract class PasswordOption {

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "Holds the password; - for the standard input (default: it is asked for).")
  private @Nullable Path file;

  /** Reads it. */
  final String read(CommandLine command) {
    TextBundle texts = Texts.of(command.getCommandSpec());
    Path named = file;
    String password;
    if (named == null) {
      Terminal terminal =
          Host.of(command.getCommandSpec())
              .terminal()
              .orElseThrow(
                  () ->
                      new ParameterException(
                          command, texts.say("password.no.terminal", "--password-file")));
      password = ask(command, terminal, texts);
    } else {
      password = fromFile(command, named, texts);
    }
    if (password.isBlank()) {
      throw new ParameterException(command, texts.say("password.empty"));
    }
    return password;
  }

  /** Asks for it. */
  abstract String ask(CommandLine command, Terminal terminal, TextBundle texts);

  private static String fromFile(CommandLine command, Path file, TextBundle texts) {
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
          command, texts.say("option.unreadable", "--password-file", file));
    }
  }
}
