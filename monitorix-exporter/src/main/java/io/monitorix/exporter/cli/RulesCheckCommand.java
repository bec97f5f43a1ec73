package io.monitorix.exporter.cli;

import io.monitorix.alerts.rules.RuleTemplates;
import io.monitorix.alerts.rules.file.RuleFile;
import io.monitorix.alerts.yaml.FileException;
import io.monitorix.exporter.language.TextBundle;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    description = "Tells all that is wrong with rule files.",
    mixinStandardHelpOptions = true)
final class RulesCheckCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Rule files (docs/rules.md).")
  private List<Path> files = new ArrayList<>();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    TextBundle texts = Texts.of(spec);
    boolean fine = true;
    for (Path path : files) {
      try {
        RuleFile file = RuleFile.read(path, RuleTemplates.CHECK);
        file.duplicates()
            .forEach(
                (rule, count) ->
                    out.println(
                        texts.say("rule.duplicate", path + ":" + rule.line(), rule.name(), count)));
        out.println(texts.say("rules.fine", path, file.size(), file.groups().size()));
      } catch (FileException e) {
        e.problems().forEach(out::println);
        fine = false;
      }
    }
    return fine ? CommandLineInterface.FINE : CommandLineInterface.PROBLEMS;
  }
}
