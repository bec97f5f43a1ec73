package io.monitorix.exporter.cli;

import io.monitorix.exporter.self.BuildInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "generate-man",
    description = "Prints the page of man, as packages bring it.",
    mixinStandardHelpOptions = true,
    hidden = true)
final class ManCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    // English, whatever the language of the machine that builds packages.
    String page =
        ManPage.of(CommandLineInterface.commandLine(), "Monitorix " + BuildInfo.read().version());
    spec.commandLine().getOut().print(page);
    spec.commandLine().getOut().flush();
  }
}
