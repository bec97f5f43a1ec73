package io.monitorix.exporter.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "logout",
    description = "Ends the login that is kept for a server, there and here.",
    mixinStandardHelpOptions = true)
final class LogoutCommand implements Callable<Integer> {

  @Mixin private LoginServer server = new LoginServer();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    String name = Host.of(spec).logins().end(server.endpoint(spec.commandLine()));
    spec.commandLine().getOut().println(Texts.of(spec).say("logout.done", name));
    return CommandLineInterface.FINE;
  }
}
