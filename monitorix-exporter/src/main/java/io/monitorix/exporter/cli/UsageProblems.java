package io.monitorix.exporter.cli;

import io.monitorix.exporter.language.TextBundle;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what is wrong with arguments: picocli's own messages are English alone. */
final class UsageProblems implements IParameterExceptionHandler {

  UsageProblems() {}

  /** That a command has to be followed by one of its own. */
  static ParameterException commandMissing(CommandSpec spec) {
    Set<String> names = new LinkedHashSet<>();
    for (CommandLine each : spec.subcommands().values()) {
      boolean help = each.getCommandSpec().helpCommand();
      if (!help && !each.getCommandSpec().usageMessage().hidden()) {
        names.add(each.getCommandName());
      }
    }
    TextBundle texts = Texts.of(spec);
    return new ParameterException(
        spec.commandLine(), texts.say("command.missing", choice(texts, new ArrayList<>(names))));
  }

  private static String choice(TextBundle texts, List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : texts.say(
            "command.missing.choice", String.join(", ", names.subList(0, last)), names.get(last));
  }

  @Override
  public int handleParseException(ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    TextBundle texts = Texts.of(command.getCommandSpec());
    PrintWriter err = command.getErr();
    err.println(command.getColorScheme().errorText(message(texts, problem)));
    List<String> suggestions =
        problem instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    if (suggestions.isEmpty()) {
      command.usage(err, command.getColorScheme());
    } else {
      err.println(texts.say("argument.suggestion", choice(texts, suggestions)));
    }
    return CommandLineInterface.WRONG_USAGE;
  }

  private static String message(TextBundle texts, ParameterException problem) {
    if (problem instanceof UnmatchedArgumentException unmatched) {
      return texts.say("argument.unknown", String.join(" ", unmatched.getUnmatched()));
    }
    if (problem instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      return texts.say(
          "argument.missing",
          missing.getMissing().stream().map(UsageProblems::name).collect(Collectors.joining(", ")));
    }
    return String.valueOf(problem.getMessage());
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
