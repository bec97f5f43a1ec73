package io.monitorix.exporter.config;

import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Says what a syntax error means and how to mend it. The parser's own messages quote the file, and
 * what they quote can be a password without quotes: none of it is passed on.
 */
final class YamlSyntaxError {

  private static final String QUOTE = "; if it belongs to a value, put the value in quotes";

  /** For the failures of which the parser does not even say that it is one of the file. */
  static final String BROKEN_ESCAPE =
      "not valid YAML somewhere after this: look for a broken '\\x', '\\u' or '\\U'";

  /** What the parser's message begins with, to what we say. */
  private static final Map<String, String> EXPLANATIONS =
      Map.ofEntries(
          Map.entry("mapping values are not allowed", "no ':' is allowed here" + QUOTE),
          Map.entry("mapping keys are not allowed", "no '?' is allowed here" + QUOTE),
          Map.entry("sequence entries are not allowed", "no '-' is allowed here" + QUOTE),
          Map.entry("found character '\\t", "a tab cannot indent; use spaces"),
          Map.entry("found character", "this character cannot begin a value" + QUOTE),
          Map.entry("found undefined alias", "'*' names an anchor that is not defined" + QUOTE),
          Map.entry("found undefined tag", "'!' begins a tag that is not defined" + QUOTE),
          Map.entry("expected <block end>", "this does not fit the indentation of the lines above"),
          Map.entry("could not find expected ':'", "a key without ':' after it"),
          Map.entry("found unexpected end of stream", "the file ends within quotes"),
          Map.entry("expected ',' or ']'", "a ',' or ']' is missing in the list"),
          Map.entry(
              "expected ',' or '}'",
              "a ',' or '}' is missing in the mapping; a value such as ${NAME} needs quotes here"),
          Map.entry("found unknown escape", "unknown '\\' escape; single quotes know none"),
          Map.entry("expected escape sequence", "a '\\' escape with too few hexadecimal digits"),
          Map.entry("but found another document", "a second document; keep one, without '---'"),
          Map.entry("expected alphabetic or numeric", "'&' or '*' needs a name after it" + QUOTE));

  private YamlSyntaxError() {}

  /** What to tell about a failure that has no position. */
  static String explain(YamlEngineException e) {
    return e instanceof MarkedYamlEngineException marked
        ? explain(marked.getProblem(), marked.getContext())
        : "not a YAML document that can be read";
  }

  private static String explain(@Nullable String problem, @Nullable String context) {
    String explanation =
        EXPLANATIONS.entrySet().stream()
            .filter(entry -> problem != null && problem.startsWith(entry.getKey()))
            // "found character" begins both its own message and the one about tabs.
            .max(Comparator.comparingInt(entry -> entry.getKey().length()))
            .map(Map.Entry::getValue)
            .orElse("the syntax is wrong here");
    // Contexts are fixed texts ("while parsing a flow sequence"): nothing of the file is in them.
    return "not valid YAML: " + explanation + (context == null ? "" : " (" + context + ")");
  }
}
