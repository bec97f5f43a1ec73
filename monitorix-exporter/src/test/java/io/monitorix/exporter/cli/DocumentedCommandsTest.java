package io.monitorix.exporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Commands that the documentation tells to type. */
class DocumentedCommandsTest {

  private static final Path ROOT = Path.of("..");

  /** In a block of code, perhaps after a prompt or an assignment of variables. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?m)^ *(?:\\$ )?(?:[A-Z_]+=\\S+ )*(?:sudo )?(?:\\S*/)?"
              + "(?:monitorix|java -jar \\S*monitorix\\S*\\.jar) +([a-z].*)$");

  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^```(?:sh|bash|console|text)?\\n(.*?)^```");
  private static final Pattern WORD = Pattern.compile("'[^']*'|\"[^\"]*\"|<\\([^)]*\\)|[^\\s'\"]+");
  private static final Pattern OPTION = Pattern.compile("(?<=[\\s\\[|])--?[a-z][a-z.-]*");

  @Test
  void canBeTyped() throws IOException {
    List<String> wrong = new ArrayList<>();
    int commands = 0;
    for (Path page : pages()) {
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

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !file.toString().contains("/target/"))
          .toList();
    }
  }

  private static List<String> commands(Path page) {
    try {
      return BLOCK
          .matcher(Files.readString(page).replace("\\\n", " "))
          .results()
          .flatMap(block -> COMMAND.matcher(block.group(1)).results())
          .map(command -> command.group(1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSynopsis(String command) {
    return command.contains("…") || command.contains("[-") || command.contains("| -");
  }

  private static String refusal(String command) {
    try {
      CommandLineInterface.commandLine().parseArgs(words(command).toArray(new String[0]));
      return "";
    } catch (ParameterException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String unknownOption(String command) {
    CommandLine named = CommandLineInterface.commandLine();
    for (String word : words(command)) {
      CommandLine below = named.getSubcommands().get(word);
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

  /** As a shell takes them apart, up to what is not this command's any more. */
  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int end = -1;
    Matcher part = WORD.matcher(command);
    while (part.find()) {
      String text = part.group();
      if (part.start() != end && !word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
      if (part.start() != end && text.matches("#.*|[|&;>]+.*|2>.*")) {
        return words;
      }
      word.append(text.matches("(?s)'.*'|\".*\"") ? text.substring(1, text.length() - 1) : text);
      end = part.end();
    }
    words.add(word.toString());
    return words;
  }
}
