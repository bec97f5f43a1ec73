package io.monitorix.exporter.documentation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command that a page tells to type, taken apart as a shell does.
 *
 * @param page where it stands
 * @param words the program first; of a pipeline its first command
 */
public record ShellCommand(Pages.Block page, List<String> words) {

  private static final Pattern WORD = Pattern.compile("'[^']*'|\"[^\"]*\"|<\\([^)]*\\)|[^\\s'\"]+");
  private static final Pattern BEFORE = Pattern.compile("^\\s*(\\$ )?([A-Z_]+=\\S+ )*(sudo )?");

  /** The commands of a block, one for each line that is not continued. */
  public static Stream<ShellCommand> of(Pages.Block block) {
    boolean prompted = block.language().equals("console");
    return block
        .text()
        .replace("\\\n", " ")
        .lines()
        .filter(line -> !prompted || line.startsWith("$ "))
        .map(line -> BEFORE.matcher(line).replaceFirst(""))
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> new ShellCommand(block, words(line)));
  }

  /** Its name. */
  public String program() {
    return words.get(0);
  }

  /** What follows an option; empty where it is not there. */
  public List<String> values(String... options) {
    List<String> names = List.of(options);
    List<String> values = new ArrayList<>();
    for (int i = 1; i + 1 < words.size(); i++) {
      if (names.contains(words.get(i))) {
        values.add(words.get(i + 1));
      }
    }
    return values;
  }

  /** Up to what is not this command's any more: a comment, a pipe, a file for the output. */
  public static List<String> words(String command) {
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
