package io.monitorix.exporter.config;

import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Replaces <code>${NAME}</code> within the texts of a file. Immutable. */
final class Expansion {

  private static final Pattern REFERENCE =
      Pattern.compile("\\$(?<escaped>\\$\\{)|\\$\\{(?:(?<name>[A-Za-z_][A-Za-z0-9_]*)})?");

  private final @Nullable Map<String, String> environment;

  private Expansion(@Nullable Map<String, String> environment) {
    this.environment = environment;
  }

  /** By the variables of this environment. */
  static Expansion of(Map<String, String> environment) {
    return new Expansion(Map.copyOf(environment));
  }

  /** For formats that know no variables: every text stays as it is. */
  static Expansion none() {
    return new Expansion(null);
  }

  /**
   * The text with each reference replaced, and each <code>$${</code> become <code>${</code>.
   *
   * @param problem told of each reference that cannot be replaced, without any of the text around
   * @return {@code null} if there was such a problem
   */
  @Nullable String expand(String text, Consumer<String> problem) {
    if (environment == null || !text.contains("${")) {
      return text;
    }
    boolean failed = false;
    StringBuilder expanded = new StringBuilder();
    Matcher reference = REFERENCE.matcher(text);
    while (reference.find()) {
      String replacement = "${";
      if (reference.group("escaped") == null) {
        replacement = value(reference.group("name"), environment, problem);
        failed |= replacement == null;
      }
      reference.appendReplacement(
          expanded, Matcher.quoteReplacement(replacement == null ? "" : replacement));
    }
    return failed ? null : reference.appendTail(expanded).toString();
  }

  private static @Nullable String value(
      @Nullable String name, Map<String, String> environment, Consumer<String> problem) {
    if (name == null) {
      problem.accept("'${' begins no variable such as ${NAME}; write $${ for the characters ${");
      return null;
    }
    String value = environment.get(name);
    if (value == null) {
      problem.accept(
          "the environment variable "
              + name
              + " is not set; set it, or write $${"
              + name
              + "} for the characters ${"
              + name
              + "}");
    }
    return value;
  }
}
