package io.monitorix.exporter.probe;

import com.google.re2j.Matcher;
import java.util.regex.Pattern;

/** Texts with references to what an expression matched, as Go's expressions expand them. */
final class Template {

  private static final Pattern REFERENCE =
      Pattern.compile("\\$(?:(?<escaped>\\$)|(?<name>\\w+)|\\{(?<braced>\\w+)})");

  private Template() {}

  /** Replaces {@code $1}, <code>${1}</code> and <code>${name}</code>; {@code $$} is a dollar. */
  static String expand(String text, Matcher matched) {
    return REFERENCE
        .matcher(text)
        .replaceAll(
            reference -> {
              java.util.regex.Matcher found = (java.util.regex.Matcher) reference;
              if (found.group("escaped") != null) {
                return "\\$";
              }
              String name =
                  found.group("name") == null ? found.group("braced") : found.group("name");
              return java.util.regex.Matcher.quoteReplacement(group(matched, name));
            });
  }

  private static String group(Matcher matched, String name) {
    try {
      String value =
          name.matches("[0-9]{1,4}") ? matched.group(Integer.parseInt(name)) : matched.group(name);
      return value == null ? "" : value;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return "";
    }
  }
}
