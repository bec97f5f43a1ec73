package io.monitorix.exporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Compares the help of each command, option and parameter in English with that in German, and looks
 * which keys of the German texts it takes.
 */
class GermanHelpTest {

  /** Writes down which keys are asked for. */
  private static final class Recording extends ResourceBundle {
    private final ResourceBundle bundle = Texts.germanHelp();
    private final List<String> asked = new ArrayList<>();

    @Override
    protected @Nullable Object handleGetObject(String key) {
      if (!bundle.containsKey(key)) {
        return null;
      }
      asked.add(key);
      return bundle.getObject(key);
    }

    @Override
    public Enumeration<String> getKeys() {
      return bundle.getKeys();
    }

    /** The keys that were asked for since the last time. */
    List<String> taken() {
      List<String> taken = List.copyOf(asked);
      asked.clear();
      return taken;
    }
  }

  private final CommandSpec english = CommandLineInterface.commandLine().getCommandSpec();
  private final CommandSpec german = CommandLineInterface.commandLine().getCommandSpec();
  private final Recording recording = new Recording();

  /** What was found: which texts are not translated, and for which English texts a key is used. */
  private final Set<String> missing = new TreeSet<>();

  private final Map<String, Set<String>> used = new TreeMap<>();
  private int texts;

  private void compareAll() {
    Texts.help(german, recording);
    compare(english, german, new LinkedHashSet<>());
  }

  private void compare(CommandSpec from, CommandSpec to, Set<CommandSpec> seen) {
    // picocli's own, and hidden
    if (!seen.add(from) || from.name().startsWith("generate-")) {
      return;
    }
    String name = from.qualifiedName(".");
    UsageMessageSpec before = from.usageMessage();
    UsageMessageSpec after = to.usageMessage();
    compare(name + ".usage.header", before::header, after::header);
    compare(name + ".usage.description", before::description, after::description);
    compare(name + ".usage.footer", before::footer, after::footer);
    compare(name + ".usage.synopsisHeading", before::synopsisHeading, after::synopsisHeading);
    if (!from.subcommands().isEmpty()) {
      compare(
          name + ".usage.commandListHeading",
          before::commandListHeading,
          after::commandListHeading);
    }
    for (String code : before.exitCodeList().keySet()) {
      compare(
          name + ".usage.exitCodeList." + code,
          () -> before.exitCodeList().get(code),
          () -> after.exitCodeList().get(code));
    }
    for (ArgSpec each : from.args()) {
      compare(key(name, each), each::description, same(to, each)::description);
    }
    for (int i = 0; i < from.argGroups().size(); i++) {
      ArgGroupSpec group = from.argGroups().get(i);
      compare(name + "." + group.headingKey(), group::heading, to.argGroups().get(i)::heading);
    }
    for (Map.Entry<String, CommandLine> each : from.subcommands().entrySet()) {
      compare(
          each.getValue().getCommandSpec(),
          Objects.requireNonNull(to.subcommands().get(each.getKey())).getCommandSpec(),
          seen);
    }
  }

  private static ArgSpec same(CommandSpec command, ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? command.findOption(option.longestName())
        : command.positionalParameters().stream()
            .filter(each -> each.paramLabel().equals(argument.paramLabel()))
            .findFirst()
            .orElseThrow();
  }

  private static String key(String command, ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? command + "." + option.longestName().replaceFirst("^-+", "")
        : command + "." + argument.paramLabel() + "[..]";
  }

  private void compare(String where, Supplier<Object> from, Supplier<Object> to) {
    String before = text(from.get());
    recording.taken();
    String after = text(to.get());
    List<String> keys = recording.taken();
    if (before.isBlank()) {
      return;
    }
    texts++;
    if (before.equals(after)) {
      missing.add(where + " = " + before);
    }
    keys.forEach(key -> used.computeIfAbsent(key, any -> new LinkedHashSet<>()).add(before));
  }

  private static String text(Object lines) {
    if (lines instanceof String[] several) {
      return String.join("\n", several);
    }
    return lines == null ? "" : lines.toString();
  }

  @Test
  void eachTextIsThere() {
    compareAll();

    assertThat(texts).isGreaterThan(200);
    assertThat(missing).as("texts to add to help_de.properties").isEmpty();
  }

  @Test
  void noTextIsSuperfluous() {
    compareAll();
    Set<String> superfluous = new TreeSet<>(Collections.list(Texts.germanHelp().getKeys()));
    superfluous.removeAll(used.keySet());

    assertThat(superfluous).as("texts that no command has").isEmpty();
  }

  @Test
  void whatSeveralCommandsShareIsTheSameInEnglish() {
    compareAll();
    // Defaults differ, and stand in the German text by name, too.
    Map<String, Set<String>> ambiguous = new LinkedHashMap<>();
    used.forEach(
        (key, meanings) -> {
          Set<String> distinct = new TreeSet<>();
          meanings.forEach(each -> distinct.add(withoutDefault(each)));
          if (distinct.size() > 1) {
            ambiguous.put(key, distinct);
          }
        });

    assertThat(ambiguous).as("keys to write with their command before them").isEmpty();
  }

  private static String withoutDefault(String text) {
    return text.replaceAll("\\(default: [^)]*\\)", "");
  }

  @Test
  void eachPercentSignIsOneOfFormats() throws IOException {
    Pattern lonely = Pattern.compile("%(?![n%])");

    assertThat(
            Files.readAllLines(
                Path.of("src/main/resources/io/monitorix/exporter/cli/help_de.properties")))
        .allSatisfy(
            line -> assertThat(line.startsWith("#") || !lonely.matcher(line).find()).isTrue());
  }

  @Test
  void noCommandIsPrintedWithAPartInEnglish() {
    CommandLine tool = CommandLineInterface.commandLine(Locale.GERMAN, Host.NONE);

    assertThat(tool.getUsageMessage())
        .startsWith("Aufruf: monitorix ")
        .contains("Befehle:", "Diese Hilfe anzeigen", "Überwacht Proxmox")
        .doesNotContain("Usage", "Commands", "Show this");
    assertThat(Objects.requireNonNull(tool.getSubcommands().get("pve-exporter")).getUsageMessage())
        .contains("Kollektoren des Clusters", "Kollektoren der Knoten", "([::]:9221)")
        .doesNotContain("Exposes", "%n");
    assertThat(Arrays.asList(tool.getCommandSpec().usageMessage().description())).hasSize(1);
  }
}
