package io.monitorix.alerts.notify.text;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.template.TemplateSet;
import io.monitorix.alerts.template.functions.Functions;
import io.monitorix.alerts.template.functions.NotificationFunctions;
import io.monitorix.alerts.template.value.Budget;
import io.monitorix.alerts.template.value.Function;
import io.monitorix.alerts.template.value.Limits;
import io.monitorix.alerts.template.value.Type;
import io.monitorix.alerts.template.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The templates that integrations use unless they are told otherwise, under Alertmanager's names:
 * {@code slack.default.title}, {@code email.default.html}, {@code __subject}, …
 */
public final class DefaultTemplates {

  private static final List<String> FILES =
      List.of("shared.tmpl", "chat.tmpl", "push.tmpl", "mail.tmpl");

  private DefaultTemplates() {}

  /**
   * All of them, with Alertmanager's functions, for files of one's own to be added to. Silences are
   * created on Alertmanager's own page.
   *
   * @param locale whose language the words are in: German, else English
   * @param clock for {@code since}
   */
  public static TemplateSet of(Locale locale, InstantSource clock) {
    return of(locale, clock, SilenceLinks.ALERTMANAGER);
  }

  /**
   * All of them, with Alertmanager's functions, for files of one's own to be added to.
   *
   * @param locale whose language the words are in: German, else English
   * @param clock for {@code since}
   * @param links what {@code {{ silenceURL .ExternalURL .CommonLabels }}} gives; without labels it
   *     gives nothing
   */
  public static TemplateSet of(Locale locale, InstantSource clock, SilenceLinks links) {
    Functions functions =
        NotificationFunctions.of(clock)
            .with(
                Function.of(
                    "silenceURL",
                    (arguments, budget) -> silenceUrl(links, arguments, budget),
                    Type.STRING,
                    Type.STRING_MAP));
    TemplateSet set = TemplateSet.empty(functions, Limits.DEFAULTS);
    set = set.with("words.tmpl", read(words(locale)));
    for (String file : FILES) {
      set = set.with(file, read(file));
    }
    return set;
  }

  private static Value silenceUrl(SilenceLinks links, List<Value> arguments, Budget budget) {
    if (!(arguments.get(0) instanceof Value.Text url)
        || !(arguments.get(1) instanceof Value.Entries entries)
        || entries.entries().isEmpty()) {
      return Value.of("");
    }
    Map<String, String> labels = new LinkedHashMap<>();
    entries
        .entries()
        .forEach(
            (name, value) ->
                labels.put(name, value instanceof Value.Text text ? text.value() : ""));
    String link = links.url(url.value(), Labels.of(labels));
    budget.write(link.length());
    return Value.of(link);
  }

  private static String words(Locale locale) {
    return locale.getLanguage().equals("de") ? "words-de.tmpl" : "words-en.tmpl";
  }

  private static String read(String file) {
    try (InputStream in = DefaultTemplates.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the library lacks its file " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
