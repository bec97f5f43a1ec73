package io.monitorix.exporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class ManPageTest {

  @Test
  void namesEachCommandAndOptionThatHelpShows() {
    Outcome outcome = Outcome.of("generate-man");

    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).startsWith(".TH MONITORIX 1 \"\" \"Monitorix ");
    assertThat(visible(CommandLineInterface.commandLine()))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            command -> {
              CommandSpec spec = command.getCommandSpec();
              assertThat(outcome.out())
                  .contains(".SS " + spec.qualifiedName().replace("-", "\\-") + "\n");
              for (OptionSpec option : spec.options()) {
                boolean shown = !option.usageHelp() && !option.versionHelp();
                String name = shown ? option.longestName() : spec.name();
                assertThat(outcome.out()).contains(name.replace("-", "\\-"));
              }
            });
    assertThat(outcome.out())
        .contains("(default: http://localhost:9221)".replace("-", "\\-"))
        .doesNotContain("${")
        .doesNotContain("monitorix generate");
  }

  @Test
  void textThatRoffWouldTakeForARequestIsText() {
    CommandSpec tool = CommandSpec.create().name("tool");
    CommandSpec command = CommandSpec.create();
    command.usageMessage().description(".so /etc/passwd", "'tis a back\\slash");
    tool.addSubcommand("walk", command);

    assertThat(ManPage.of(new CommandLine(tool), "1"))
        .contains("\n\\&.so /etc/passwd\n", "\n\\&'tis a back\\eslash\n");
  }

  @Test
  void completionIsAScriptThatKnowsTheCommands() {
    Outcome outcome = Outcome.of("generate-completion");

    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).startsWith("#!/usr/bin/env bash").contains("healthcheck", "--ready");
    assertThat(Outcome.of("--help").out()).doesNotContain("generate-");
  }

  @ParameterizedTest
  @ValueSource(strings = {"generate-man", "generate-completion"})
  void whatPackagesBringIsEnglish(String command) {
    Outcome german = Outcome.in(Locale.GERMAN, command);

    assertThat(german.status()).isZero();
    assertThat(german.out()).isNotBlank().isEqualTo(Outcome.of(command).out());
  }

  private static List<CommandLine> visible(CommandLine parent) {
    return parent.getSubcommands().values().stream()
        .filter(each -> !each.getCommandSpec().usageMessage().hidden())
        .flatMap(each -> Stream.concat(Stream.of(each), visible(each).stream()))
        .toList();
  }
}
