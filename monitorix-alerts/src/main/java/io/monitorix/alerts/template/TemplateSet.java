package io.monitorix.alerts.template;

import io.monitorix.alerts.template.error.TemplateException;
import io.monitorix.alerts.template.error.TemplateParseException;
import io.monitorix.alerts.template.exec.Execution;
import io.monitorix.alerts.template.exec.Options;
import io.monitorix.alerts.template.functions.Functions;
import io.monitorix.alerts.template.parse.Parsed;
import io.monitorix.alerts.template.parse.Parser;
import io.monitorix.alerts.template.value.Budget;
import io.monitorix.alerts.template.value.Limits;
import io.monitorix.alerts.template.value.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The templates of some files, for texts that include them, as notifications do: {@code {{ template
 * "mail.subject" . }}}. Immutable and thread-safe.
 */
public final class TemplateSet {

  private final Functions functions;
  private final Limits limits;
  private final Map<String, Parsed> templates;

  private TemplateSet(Functions functions, Limits limits, Map<String, Parsed> templates) {
    this.functions = functions;
    this.limits = limits;
    this.templates = Map.copyOf(templates);
  }

  /** No templates by now. */
  public static TemplateSet empty(Functions functions, Limits limits) {
    return new TemplateSet(functions, limits, Map.of());
  }

  /**
   * These, and what a file defines; of two templates of one name, the later one counts.
   *
   * @param file the file's name, for messages; the file as a whole is a template of that name
   * @throws TemplateParseException if it is no template
   */
  public TemplateSet with(String file, String text) {
    Map<String, Parsed> all = new HashMap<>(templates);
    Parser.parse(file, text, functions::has)
        .forEach(
            (name, template) -> {
              if (!template.isEmpty() || !all.containsKey(name)) {
                all.put(name, template);
              }
            });
    return new TemplateSet(functions, limits, all);
  }

  /** The names of all templates. */
  public Set<String> names() {
    return templates.keySet();
  }

  /**
   * Expands a text that may include the templates. Missing labels are empty texts.
   *
   * @throws TemplateException if the text is no template, fails, or takes more than it may
   */
  public String expand(String text, Value data) {
    return expand(text, data, Options.TEXT);
  }

  /**
   * Expands a text to HTML: what actions print is escaped, unless {@code safeHtml}, {@code tmpl} or
   * {@code html} gave it. The escaping is the same everywhere. It fits the text of elements and
   * quoted attributes, not scripts, styles, unquoted attributes or the schemes of links.
   *
   * @throws TemplateException if the text is no template, fails, or takes more than it may
   */
  public String expandHtml(String text, Value data) {
    return expand(text, data, Options.HTML);
  }

  private String expand(String text, Value data, Options options) {
    TemplateSet all = with("", text);
    Parsed template = all.templates.get("");
    if (template == null) {
      return "";
    }
    Budget budget = new Budget(limits, System::nanoTime);
    return new Execution(template, all.templates, functions, options, budget, data).run();
  }
}
