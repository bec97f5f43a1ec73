package io.monitorix.exporter.cli;

import io.monitorix.exporter.language.TextBundle;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A password that is to be; asked for twice. */
final class NewPassword extends PasswordOption {

  @Override
  String ask(CommandLine command, Terminal terminal, TextBundle texts) {
    String first = terminal.secret(texts.say("password.new"));
    String second = terminal.secret(texts.say("password.again"));
    if (first == null || !first.equals(second)) {
      throw new ParameterException(command, texts.say("password.differs"));
    }
    return first;
  }
}
