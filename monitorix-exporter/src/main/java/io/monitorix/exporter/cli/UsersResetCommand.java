package io.monitorix.exporter.cli;

import io.monitorix.alerts.store.database.Database;
import io.monitorix.exporter.access.AccessControl;
import io.monitorix.exporter.access.Accounts;
import io.monitorix.exporter.auth.AuditEvent;
import io.monitorix.exporter.auth.Caller;
import io.monitorix.exporter.config.ConfigLoader;
import io.monitorix.exporter.config.MonitorixConfig;
import io.monitorix.exporter.state.StateDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "reset",
    description = {
      "Lets in who is locked out, straight on the database: an administrator of that name with a new",
      "password, without a scope and a second factor. The server may run or not."
    },
    mixinStandardHelpOptions = true)
final class UsersResetCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "The user, who need not exist.")
  private String name = "";

  @Option(
      names = {"--config", "--config.file"},
      paramLabel = "FILE",
      defaultValue = "monitorix.yml",
      description = "The server's configuration (default: ${DEFAULT-VALUE}).")
  private Path config = Path.of("monitorix.yml");

  @Mixin private NewPassword password = new NewPassword();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Logging.configure("warn", false);
    MonitorixConfig loaded = new ConfigLoader(System.getenv()).load(config);
    Optional<Path> directory = Optional.of(loaded.data().directory());
    Database where =
        StateDatabase.place(loaded.database(), directory)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(), Texts.of(spec).say("users.not.kept")));
    String secret = password.read(spec.commandLine());
    InstantSource clock = InstantSource.system();
    try (StateDatabase state = StateDatabase.open(where, clock);
        AccessControl access =
            AccessControl.start(loaded.auth(), Optional.of(state), directory, clock)) {
      Accounts accounts = access.accounts().orElseThrow();
      accounts.users().rescue(name, secret);
      access
          .trail()
          .record(
              new AuditEvent(
                  clock.instant(),
                  System.getProperty("user.name", ""),
                  Caller.Kind.LOCAL,
                  "",
                  "user.reset",
                  name,
                  "",
                  "",
                  "ok"));
    }
    spec.commandLine().getOut().println(name);
    return CommandLineInterface.FINE;
  }
}
