package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import io.monitorix.exporter.auth.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
    name = "change",
    description = "Changes what a user may do and see. Their access ends, and begins anew.",
    mixinStandardHelpOptions = true)
final class UsersChangeCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "The user.")
  private String name = "";

  @Option(names = "--role", paramLabel = "ROLE", description = "admin, operator or viewer.")
  private @Nullable Role role;

  @Mixin private ScopeOptions scope = new ScopeOptions();

  @Option(names = "--everything", description = "Let them see everything.")
  private boolean everything;

  @Option(names = "--enable", description = "Let them log in.")
  private boolean enable;

  @Option(names = "--disable", description = "Let them not log in, and end their sessions.")
  private boolean disable;

  @Option(
      names = "--remove-second-factor",
      description = "Ask for no code any more, as who lost the app needs it.")
  private boolean removeSecondFactor;

  @Mixin private ManagementOptions server = new ManagementOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Map<String, Object> fields = fields();
    return server.ask(
        spec.commandLine(),
        open -> {
          Optional<Entry> unused = open.change("PATCH", fields, "users", name);
        });
  }

  private Map<String, Object> fields() {
    if ((enable && disable) || (everything && scope.isUsed())) {
      throw new ParameterException(spec.commandLine(), Texts.of(spec).say("options.exclude"));
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    if (role != null) {
      fields.put("role", role.text());
    }
    if (everything || scope.isUsed()) {
      fields.put("scope", scope.fields());
    }
    if (enable || disable) {
      fields.put("enabled", enable);
    }
    if (removeSecondFactor) {
      fields.put("secondFactor", false);
    }
    if (fields.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          Texts.of(spec).say("change.missing", "--role, --cluster, --enable, --disable, …"));
    }
    return fields;
  }
}
