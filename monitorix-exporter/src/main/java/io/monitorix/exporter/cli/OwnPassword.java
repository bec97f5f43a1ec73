package io.monitorix.exporter.cli;

import io.monitorix.exporter.language.TextBundle;
import picocli.CommandLine;

/** The password that holds now, by which somebody shows who they are. */
final class OwnPassword extends PasswordOption {

  @Override
  String ask(CommandLine command, Terminal terminal, TextBundle texts) {
    String typed = terminal.secret(texts.say("password.now"));
    return typed == null ? "" : typed;
  }
}
