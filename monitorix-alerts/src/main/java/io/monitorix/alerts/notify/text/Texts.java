package io.monitorix.alerts.notify.text;

import io.monitorix.alerts.notify.ReceiverContext;
import io.monitorix.alerts.template.Notification;
import io.monitorix.alerts.template.TemplateSet;
import io.monitorix.alerts.template.error.TemplateException;
import io.monitorix.alerts.template.value.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Expands the templates of one message. A template that fails costs its text, not the message: for
 * titles and bodies there are plain words instead. Not thread-safe.
 */
public final class Texts {

  private final TemplateSet templates;
  private final Value data;
  private final PlainText plain;
  private final Set<String> faults = new LinkedHashSet<>();

  /** For a message with that data. */
  public Texts(ReceiverContext context, Notification data) {
    this.templates = context.templates();
    this.data = data.asValue();
    this.plain = new PlainText(data, context.locale());
  }

  /** A line that says what it is about. */
  public String title(String template) {
    return expand(template, text -> templates.expand(text, data), plain::title);
  }

  /** What is told of each alert. */
  public String body(String template) {
    return expand(template, text -> templates.expand(text, data), plain::body);
  }

  /** The same as HTML. */
  public String html(String template) {
    return expand(template, text -> templates.expandHtml(text, data), plain::html);
  }

  /** A text that the message can do without: empty if the template fails. */
  public String text(String template) {
    return expand(template, text -> templates.expand(text, data), () -> "");
  }

  /** The same for each value. */
  public Map<String, String> texts(Map<String, String> byName) {
    Map<String, String> texts = new LinkedHashMap<>();
    byName.forEach((name, template) -> texts.put(name, text(template)));
    return texts;
  }

  private String expand(
      String template, Function<String, String> expansion, Supplier<String> otherwise) {
    if (!template.contains("{{")) {
      return template;
    }
    try {
      return expansion.apply(template);
    } catch (TemplateException e) {
      faults.add(String.valueOf(e.getMessage()));
      return otherwise.get();
    }
  }

  /** What failed so far, for people; empty if nothing did. */
  public String faults() {
    return faults.isEmpty() ? "" : "a template failed: " + String.join("; ", faults);
  }
}
