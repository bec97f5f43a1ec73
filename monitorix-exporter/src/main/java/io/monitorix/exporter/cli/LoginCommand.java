package io.monitorix.exporter.cli;

import io.monitorix.alerts.remote.delivery.Endpoint;
import io.monitorix.exporter.alertmanager.ServerFailedException;
import io.monitorix.exporter.language.TextBundle;
import io.monitorix.exporter.login.KeptLogin;
import io.monitorix.exporter.login.Logins;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "login",
    description =
        "Logs in at a running server and keeps that: commands that ask it need no token then.",
    mixinStandardHelpOptions = true)
final class LoginCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      description = "The user (default: it is asked for).")
  private @Nullable String name;

  @Option(
      names = "--code",
      paramLabel = "CODE",
      description = "Of the second factor, or a recovery code (default: it is asked for).")
  private @Nullable String code;

  @Mixin private OwnPassword password = new OwnPassword();

  @Mixin private LoginServer server = new LoginServer();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Endpoint endpoint = server.endpoint(spec.commandLine());
    String who = name == null ? asked("login.name", "NAME") : name;
    KeptLogin login = begin(endpoint, who, password.read(spec.commandLine()));
    spec.commandLine()
        .getOut()
        .println(texts().say("login.begun", login.server(), login.name(), login.refreshEnds()));
    return CommandLineInterface.FINE;
  }

  private KeptLogin begin(Endpoint endpoint, String who, String secret) {
    Logins logins = Host.of(spec).logins();
    try {
      return logins.begin(endpoint, who, secret, code);
    } catch (ServerFailedException e) {
      if (!e.needsCode() || code != null) {
        throw e;
      }
      return logins.begin(endpoint, who, secret, asked("code", "--code"));
    }
  }

  /** What whoever sits at the terminal says; without one the argument has to say it. */
  private String asked(String key, String argument) {
    String typed =
        Host.of(spec)
            .terminal()
            .orElseThrow(() -> wrong("argument.missing", argument))
            .line(texts().say(key));
    if (typed == null || typed.isBlank()) {
      throw wrong("argument.missing", argument);
    }
    return typed.strip();
  }

  private ParameterException wrong(String key, String argument) {
    return new ParameterException(spec.commandLine(), texts().say(key, argument));
  }

  private TextBundle texts() {
    return Texts.of(spec);
  }
}
