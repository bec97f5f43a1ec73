package io.monitorix.exporter.cli;

import io.monitorix.alerts.yaml.FileException;
import io.monitorix.exporter.config.ConfigException;
import io.monitorix.exporter.language.Languages;
import io.monitorix.exporter.language.TextBundle;
import io.monitorix.exporter.login.LoginException;
import io.monitorix.exporter.self.BuildInfo;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** Reads the arguments and runs the command that they name. */
public final class CommandLineInterface {

  /** All went well. */
  static final int FINE = 0;

  /** What was looked at has problems, or could not be started. */
  static final int PROBLEMS = 1;

  /** The arguments are wrong. */
  static final int WRONG_USAGE = 2;

  /** In the order of the help. */
  private static final List<Class<?>> COMMANDS =
      List.of(
          RunCommand.class,
          DemoCommand.class,
          CheckCommand.class,
          DoctorCommand.class,
          HealthcheckCommand.class,
          QueryCommand.class,
          PromqlCommand.class,
          RulesCommand.class,
          RoutesCommand.class,
          ReportCommand.class,
          DashboardsCommand.class,
          AlertsCommand.class,
          SilencesCommand.class,
          NotifyCommand.class,
          NotificationsCommand.class,
          BackupCommand.class,
          RestoreCommand.class,
          MaintenanceCommand.class,
          ServicesCommand.class,
          InventoryCommand.class,
          TargetsCommand.class,
          ConfigCommand.class,
          LoginCommand.class,
          LogoutCommand.class,
          SessionsCommand.class,
          SecondFactorCommand.class,
          UsersCommand.class,
          TokensCommand.class,
          AuditCommand.class,
          ManCommand.class,
          CommandLine.HelpCommand.class);

  private CommandLineInterface() {}

  /**
   * Runs the command; returns when it has ended.
   *
   * @return the exit status: 0 fine, 1 problems found, 2 wrong usage
   */
  public static int run(String... arguments) {
    Map<String, String> environment = System.getenv();
    CommandLine commandLine =
        commandLine(Languages.ofEnvironment(environment), Host.of(environment), arguments);
    Languages.encodingOf(environment)
        .ifPresent(
            encoding ->
                commandLine
                    .setOut(new PrintWriter(System.out, true, encoding))
                    .setErr(new PrintWriter(System.err, true, encoding)));
    commandLine.setExecutionStrategy(
        parsed -> {
          quieten(parsed.asCommandLineList());
          return new CommandLine.RunLast().execute(parsed);
        });
    return commandLine.execute(arguments);
  }

  /** Logback would print all that it gets, for commands that do not say how much is wanted. */
  private static void quieten(List<CommandLine> commands) {
    if (commands.get(commands.size() - 1).getMixins().values().stream()
        .noneMatch(LogOptions.class::isInstance)) {
      Logging.configure("warn", false);
    }
  }

  /** The tool in English, whatever the machine speaks, and with nothing that is kept on it. */
  static CommandLine commandLine() {
    return commandLine(Locale.ENGLISH, Host.NONE);
  }

  /**
   * The tool.
   *
   * @param language of its help and of what it says, one of {@link Languages#ALL}
   * @param host where it runs
   * @param arguments that it is for: if the first one names a command, there is no other
   */
  static CommandLine commandLine(Locale language, Host host, String... arguments) {
    return commandLine(language, host, named(arguments));
  }

  /** Reading what all commands take is a fifth of the time that a start takes: one is enough. */
  private static Optional<Class<?>> named(String... arguments) {
    return COMMANDS.stream()
        .filter(command -> command != CommandLine.HelpCommand.class)
        .filter(
            command ->
                arguments.length > 0
                    && command.getAnnotation(Command.class).name().equals(arguments[0]))
        .findFirst();
  }

  private static CommandLine commandLine(Locale language, Host host, Optional<Class<?>> only) {
    CommandLine commandLine = new CommandLine(new MonitorixCommand(Texts.in(language), host));
    only.ifPresentOrElse(commandLine::addSubcommand, () -> addAll(commandLine));
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    // picocli would put the words of the file in place of --header's @FILE.
    commandLine.setExpandAtFiles(false);
    commandLine.setNegatableOptionTransformer(new DottedNegation());
    commandLine.setParameterExceptionHandler(new UsageProblems());
    if (language.equals(Locale.GERMAN)) {
      Texts.help(commandLine.getCommandSpec(), Texts.germanHelp());
    }
    commandLine.setExecutionExceptionHandler(
        (failure, failed, parsed) -> {
          if (failure instanceof ConfigException || failure instanceof FileException) {
            failed.getErr().println(failure.getMessage());
          } else if (failure instanceof LoginException login) {
            failed.getErr().println("monitorix: " + said(Texts.of(failed.getCommandSpec()), login));
          } else {
            failed.getErr().println("monitorix: " + failure.getMessage());
            if (failure.getMessage() == null) {
              failure.printStackTrace(failed.getErr());
            }
          }
          return PROBLEMS;
        });
    return commandLine;
  }

  private static void addAll(CommandLine commandLine) {
    COMMANDS.forEach(commandLine::addSubcommand);
    CommandLine pveExporter = new CommandLine(new PveExporterCommand());
    CollectorOptions.addTo(pveExporter.getCommandSpec());
    commandLine.addSubcommand(pveExporter);
    CommandLine completion = new CommandLine(new AutoComplete.GenerateCompletion());
    completion.getCommandSpec().usageMessage().hidden(true);
    commandLine.addSubcommand(completion);
  }

  private static String said(TextBundle texts, LoginException problem) {
    String about = problem.subject();
    return switch (problem.kind()) {
      case ENDED -> texts.say("login.ended", about, "monitorix login --server " + about);
      case MISSING -> texts.say("login.missing", about);
      case FILE -> texts.say("login.file", about, "monitorix login");
      case BUSY -> texts.say("login.busy", about);
      case HOMELESS -> texts.say("login.homeless", "XDG_CONFIG_HOME");
    };
  }

  @Command(
      name = "monitorix",
      description = "Watches Proxmox and exposes what it sees to Prometheus.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      synopsisSubcommandLabel = "COMMAND")
  private static final class MonitorixCommand implements Runnable, Texts.Speaker, Host.Guest {

    private final TextBundle texts;
    private final Host host;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private MonitorixCommand(TextBundle texts, Host host) {
      this.texts = texts;
      this.host = host;
    }

    @Override
    public TextBundle texts() {
      return texts;
    }

    @Override
    public Host host() {
      return host;
    }

    @Override
    public void run() {
      throw UsageProblems.commandMissing(spec);
    }
  }

  private static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      BuildInfo build = BuildInfo.read();
      return new String[] {"monitorix " + build.version() + " (revision " + build.revision() + ")"};
    }
  }
}
