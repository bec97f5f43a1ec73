package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import io.monitorix.exporter.alertmanager.ManagementServer;
import io.monitorix.exporter.alertmanager.ServerFailedException;
import io.monitorix.exporter.language.TextBundle;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One's own second factor. The server wants the password again: a token could be a stolen one. */
@Command(
    name = "second-factor",
    description = "Codes of an app that a login needs besides the password, for oneself.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class SecondFactorCommand implements Runnable {

  private static final int ATTEMPTS = 3;
  private static final int TOO_MANY = 429;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw UsageProblems.commandMissing(spec);
  }

  @Command(
      name = "enable",
      description = "Prints a secret for an app, asks for a code of it, and prints recovery codes.",
      mixinStandardHelpOptions = true)
  Integer enable(@Mixin OwnPassword password, @Mixin ManagementOptions server) {
    Terminal terminal =
        Host.of(spec)
            .terminal()
            .orElseThrow(
                () -> new ParameterException(spec.commandLine(), texts().say("code.no.terminal")));
    Map<String, String> confirmed = Map.of("password", password.read(spec.commandLine()));
    return server.ask(
        spec.commandLine(),
        open -> {
          Entry enrolment = open.post(confirmed, "auth", "totp");
          out().println(texts().say("second.factor.secret", enrolment.text("secret")));
          out().println(enrolment.text("uri"));
          out().flush();
          print(confirm(open, terminal));
        });
  }

  /** Who mistypes shall not have to put another secret into the app. */
  private Entry confirm(ManagementServer open, Terminal terminal) {
    for (int attempt = 1; ; attempt++) {
      String code = Optional.ofNullable(terminal.line(texts().say("code"))).orElse("").strip();
      try {
        return open.post(Map.of("code", code), "auth", "totp", "confirm");
      } catch (ServerFailedException e) {
        boolean isWrong = e.status() / 100 == 4 && e.status() != TOO_MANY;
        if (!isWrong || code.isEmpty() || attempt == ATTEMPTS) {
          throw e;
        }
        spec.commandLine().getErr().println("monitorix: " + e.getMessage());
      }
    }
  }

  @Command(
      name = "disable",
      description = "Takes it away: the password alone is enough.",
      mixinStandardHelpOptions = true)
  Integer disable(@Mixin OwnPassword password, @Mixin ManagementOptions server) {
    Map<String, String> confirmed = Map.of("password", password.read(spec.commandLine()));
    return server.ask(
        spec.commandLine(),
        open -> {
          open.tell(confirmed, "auth", "totp", "remove");
          out().println(texts().say("second.factor.gone"));
        });
  }

  @Command(
      name = "recovery-codes",
      description = "Prints ten new recovery codes; those of before are void.",
      mixinStandardHelpOptions = true)
  Integer recoveryCodes(@Mixin OwnPassword password, @Mixin ManagementOptions server) {
    Map<String, String> confirmed = Map.of("password", password.read(spec.commandLine()));
    return server.ask(
        spec.commandLine(), open -> print(open.post(confirmed, "auth", "recovery-codes")));
  }

  private void print(Entry answer) {
    out().println(texts().say("second.factor.codes"));
    answer.list("recoveryCodes").forEach(out()::println);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private TextBundle texts() {
    return Texts.of(spec);
  }
}
