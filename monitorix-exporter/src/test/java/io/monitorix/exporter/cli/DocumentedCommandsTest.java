package io.monitorix.exporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.documentation.Pages;
import io.monitorix.exporter.documentation.ShellCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Commands that the documentation tells to type. */
class DocumentedCommandsTest {

  /** In a block of code, perhaps after a prompt or an assignment of variables. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?m)^ *(?:\\$ )?(?:[A-Z_]+=\\S+ )*(?:sudo )?(?:\\S*/)?"
              + "(?:monitorix|java -jar \\S*monitorix\\S*\\.jar) +([a-z].*)$");

  private static final Set<String> BLOCKS = Set.of("", "sh", "bash", "console", "text");
  private static final Pattern OPTION = Pattern.compile("(?<=[\\s\\[|])--?[a-z][a-z.-]*");

  @Test
  void canBeTyped() {
    List<String> wrong = new ArrayList<>();
    int commands = 0;
    for (Path page : Pages.all()) {
      for (String command : commands(page)) {
        commands++;
        String problem = isSynopsis(command) ? unknownOption(command) : refusal(command);
        if (!problem.isEmpty()) {
          wrong.add(page.getFileName() + ": monitorix " + command + ": " + problem);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(commands).isGreaterThan(12);
  }

  @Test
  void wouldBeFoundOtherwise() {
    assertThat(refusal("run --confg 'my monitorix.yml' # runs")).contains("--confg");
    assertThat(refusal("query 'up == 0' --server http://localhost:9221 | head")).isEmpty();
    assertThat(unknownOption("alerts list [MATCHER…] [--activ]")).contains("--activ");
  }

  private static List<String> commands(Path page) {
    return Pages.blocks(page)
        .filter(block -> BLOCKS.contains(block.language()))
        .flatMap(block -> COMMAND.matcher(block.text().replace("\\\n", " ")).results())
        .map(command -> command.group(1))
        .toList();
  }

  private static boolean isSynopsis(String command) {
    return command.contains("…") || command.matches(".*\\[[a-z-].*") || command.contains("| -");
  }

  private static String refusal(String command) {
    try {
      CommandLineInterface.commandLine()
          .parseArgs(ShellCommand.words(command).toArray(new String[0]));
      return "";
    } catch (ParameterException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String unknownOption(String command) {
    CommandLine named = CommandLineInterface.commandLine();
    for (String word : ShellCommand.words(command)) {
      CommandLine below = named.getSubcommands().get(word.split("\\|", 2)[0]);
      if (below == null) {
        break;
      }
      named = below;
    }
    Matcher option = OPTION.matcher(command);
    while (option.find()) {
      if (named.getCommandSpec().findOption(option.group()) == null) {
        return "there is no option " + option.group();
      }
    }
    return "";
  }
}
