package io.monitorix.exporter.cli;

import picocli.CommandLine.INegatableOptionTransformer;
import picocli.CommandLine.Model.CommandSpec;

/** {@code --a.b} and {@code --no-a.b}: picocli's own transformer does not know names with dots. */
final class DottedNegation implements INegatableOptionTransformer {

  private static final String NO = "--no-";

  DottedNegation() {}

  @Override
  public String makeNegative(String option, CommandSpec command) {
    return option.startsWith(NO)
        ? "--" + option.substring(NO.length())
        : NO + option.substring("--".length());
  }

  @Override
  public String makeSynopsis(String option, CommandSpec command) {
    return "--[no-]" + option.substring("--".length());
  }
}
