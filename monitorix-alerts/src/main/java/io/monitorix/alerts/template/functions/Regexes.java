package io.monitorix.alerts.template.functions;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.monitorix.alerts.labels.AnchoredRegex;
import io.monitorix.alerts.labels.RegexTemplate;
import io.monitorix.alerts.template.value.Budget;
import io.monitorix.alerts.template.value.Function;
import io.monitorix.alerts.template.value.FunctionFailedException;
import io.monitorix.alerts.template.value.Type;
import io.monitorix.alerts.template.value.Value;
import java.util.List;

/** Functions with regular expressions, which are RE2's and match anywhere. */
final class Regexes {

  /** How much more a character costs here than where it is copied. */
  private static final int EFFORT = 64;

  private Regexes() {}

  static List<Function> all() {
    return List.of(
        Function.of("match", Regexes::match, Type.STRING, Type.STRING),
        Function.of("reReplaceAll", Regexes::replaceAll, Type.STRING, Type.STRING, Type.STRING));
  }

  private static Value match(List<Value> arguments, Budget budget) {
    String text = TextFunctions.text(arguments, 1);
    Pattern pattern = compile(TextFunctions.text(arguments, 0), "", budget);
    budget.read((long) EFFORT * text.length());
    return Value.of(pattern.matcher(text).find());
  }

  private static Value replaceAll(List<Value> arguments, Budget budget) {
    String regex = TextFunctions.text(arguments, 0);
    String text = TextFunctions.text(arguments, 2);
    Pattern pattern = compile(regex, "regexp: Compile(`" + regex + "`): ", budget);
    RegexTemplate replacement = new RegexTemplate(TextFunctions.text(arguments, 1), pattern);
    budget.read((long) EFFORT * text.length());
    Matcher matcher = pattern.matcher(text);
    StringBuilder replaced = new StringBuilder();
    int end = 0;
    boolean after = false;
    while (matcher.find()) {
      // Go takes no empty match that touches the end of the one before.
      if (after && matcher.end() == matcher.start() && matcher.start() == end) {
        continue;
      }
      String inserted = replacement.expand(matcher);
      budget.write(inserted.length());
      replaced.append(text.substring(end, matcher.start())).append(inserted);
      end = matcher.end();
      after = true;
    }
    replaced.append(text, end, text.length());
    return TextFunctions.made(replaced.toString(), budget);
  }

  private static Pattern compile(String regex, String context, Budget budget) {
    budget.read((long) EFFORT * regex.length());
    try {
      AnchoredRegex.check(regex);
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new FunctionFailedException(
          context + "error parsing regexp: " + e.getDescription() + ": `" + e.getPattern() + "`");
    }
  }
}
