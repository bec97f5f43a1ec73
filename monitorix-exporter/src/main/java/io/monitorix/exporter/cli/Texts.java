package io.monitorix.exporter.cli;

import io.monitorix.exporter.language.TextBundle;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What commands say to people, in the language of the tool: sentences of their own in {@code
 * texts.properties}, and German help in {@code help_de.properties}; English help stands at the
 * commands themselves.
 */
final class Texts {

  private static final String NAME = "io.monitorix.exporter.cli.texts";
  private static final String HELP = "io.monitorix.exporter.cli.help";

  private Texts() {}

  /** The tool, which has a language. */
  @FunctionalInterface
  interface Speaker {
    /** In its language. */
    TextBundle texts();
  }

  /**
   * The texts.
   *
   * @param language one of {@link io.monitorix.exporter.language.Languages#ALL}
   */
  static TextBundle in(Locale language) {
    return TextBundle.read(NAME, language);
  }

  /** The texts in the language of the tool that the command belongs to; else in English. */
  static TextBundle of(CommandSpec command) {
    return command.root().userObject() instanceof Speaker tool ? tool.texts() : in(Locale.ENGLISH);
  }

  /**
   * German help.
   *
   * @throws MissingResourceException if it is not there
   */
  static ResourceBundle germanHelp() {
    return ResourceBundle.getBundle(
        HELP,
        Locale.GERMAN,
        Texts.class.getClassLoader(),
        Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  /** Replaces the help of the command and of all below it by what the bundle has. */
  static void help(CommandSpec command, ResourceBundle bundle) {
    command.resourceBundle(bundle);
    for (CommandLine each : command.subcommands().values()) {
      help(each.getCommandSpec(), bundle);
    }
  }
}
