package io.monitorix.exporter.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The page of {@code man monitorix}, written from the commands themselves; see groff_man(7). */
final class ManPage {

  private static final int WIDTH = 1000;

  private final StringBuilder out = new StringBuilder();

  private ManPage() {}

  /**
   * Writes the page.
   *
   * @param commandLine the tool with all its commands
   * @param version of the tool
   * @return roff, each line ended
   */
  static String of(CommandLine commandLine, String version) {
    ManPage page = new ManPage();
    page.head(commandLine, version);
    page.commands(commandLine);
    page.foot();
    return page.out.toString();
  }

  private void head(CommandLine tool, String version) {
    String name = tool.getCommandName();
    line(".TH " + name.toUpperCase(Locale.ROOT) + " 1 \"\" \"" + escaped(version) + "\"");
    section("NAME");
    line(name + " \\- watches Proxmox, exposes metrics, evaluates rules and tells of alerts");
    section("SYNOPSIS");
    line(".B " + name);
    line("\\fICOMMAND\\fR [\\fIOPTIONS\\fR]");
    section("DESCRIPTION");
    text(tool.getCommandSpec().usageMessage().description());
    line("Each command explains itself with \\fB\\-\\-help\\fR.");
    section("COMMANDS");
  }

  private void commands(CommandLine parent) {
    // A command with aliases is listed once for each name.
    List<CommandLine> distinct = new ArrayList<>();
    for (CommandLine each : parent.getSubcommands().values()) {
      if (!distinct.contains(each)) {
        distinct.add(each);
      }
    }
    for (CommandLine each : distinct) {
      CommandSpec spec = each.getCommandSpec();
      if (!spec.usageMessage().hidden()) {
        command(spec);
        commands(each);
      }
    }
  }

  private void command(CommandSpec spec) {
    line(".SS " + escaped(spec.qualifiedName()));
    text(spec.usageMessage().description());
    line(".PP");
    spec.usageMessage().width(WIDTH);
    CommandLine.Help help =
        new CommandLine.Help(spec, CommandLine.Help.defaultColorScheme(Ansi.OFF));
    line(escaped(help.synopsis(0).strip()));
    for (PositionalParamSpec each : spec.positionalParameters()) {
      if (!each.hidden()) {
        line(".TP");
        line("\\fI" + escaped(each.paramLabel()) + "\\fR");
        text(each.description());
      }
    }
    for (OptionSpec each : spec.options()) {
      if (!each.hidden() && !each.usageHelp() && !each.versionHelp()) {
        line(".TP");
        line("\\fB" + escaped(String.join(", ", each.names())) + "\\fR" + label(each));
        text(each.description());
      }
    }
  }

  private static String label(OptionSpec option) {
    return option.arity().max() == 0 ? "" : " \\fI" + escaped(option.paramLabel()) + "\\fR";
  }

  private void foot() {
    section("EXIT STATUS");
    tagged("0", "All is well.");
    tagged("1", "Problems were found, or it could not start.");
    tagged("2", "Wrong usage.");
    tagged("3", "Out of memory.");
    tagged("143", "It was told to end.");
    section("SIGNALS");
    tagged("SIGHUP", "Reads the configuration again; a wrong one changes nothing.");
    tagged("SIGTERM", "Ends, once what is under way has been answered.");
    section("ENVIRONMENT");
    tagged("JAVA_HOME", "The Java to use, 17 or newer; without it, java on the PATH.");
    tagged("MONITORIX_JAVA_OPTS", "Options of the JVM, such as -Xmx512m.");
    tagged("MONITORIX_JAR", "The runnable jar.");
    tagged("MONITORIX_CACHE_DIR", "Where the archive of loaded classes is kept; empty for none.");
    section("FILES");
    tagged("/etc/monitorix/monitorix.yml", "The configuration of the service.");
    tagged("/etc/default/monitorix", "Its environment.");
    tagged("/var/lib/monitorix", "What it keeps: series, alerts and their history.");
    section("SEE ALSO");
    line("systemctl(1), journalctl(1), promtool(1), amtool(1)");
  }

  private void section(String title) {
    line(".SH " + title);
  }

  private void tagged(String tag, String text) {
    line(".TP");
    line("\\fB" + escaped(tag) + "\\fR");
    line(escaped(text));
  }

  private void text(String... lines) {
    for (String each : lines) {
      each.lines().filter(line -> !line.isBlank()).forEach(line -> line(escaped(line.strip())));
    }
  }

  private void line(String line) {
    out.append(line).append('\n');
  }

  /** No character of a text may mean something to roff. */
  private static String escaped(String text) {
    String plain = text.replace("\\", "\\e").replace("-", "\\-");
    return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
  }
}
