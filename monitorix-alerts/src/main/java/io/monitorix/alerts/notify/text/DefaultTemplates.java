package io.monitorix.alerts.notify.text;

import io.monitorix.alerts.template.TemplateSet;
import io.monitorix.alerts.template.functions.NotificationFunctions;
import io.monitorix.alerts.template.value.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/**
 * The templates that integrations use unless they are told otherwise, under Alertmanager's names:
 * {@code slack.default.title}, {@code email.default.html}, {@code __subject}, …
 */
public final class DefaultTemplates {

  private static final List<String> FILES =
      List.of("shared.tmpl", "chat.tmpl", "push.tmpl", "mail.tmpl");

  private DefaultTemplates() {}

  /**
   * All of them, with Alertmanager's functions, for files of one's own to be added to.
   *
   * @param locale whose language the words are in: German, else English
   * @param clock for {@code since}
   */
  public static TemplateSet of(Locale locale, InstantSource clock) {
    TemplateSet set = TemplateSet.empty(NotificationFunctions.of(clock), Limits.DEFAULTS);
    set = set.with("words.tmpl", read(words(locale)));
    for (String file : FILES) {
      set = set.with(file, read(file));
    }
    return set;
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
