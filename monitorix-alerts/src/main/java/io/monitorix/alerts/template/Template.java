package io.monitorix.alerts.template;

import io.monitorix.alerts.template.error.TemplateExecutionException;
import io.monitorix.alerts.template.error.TemplateParseException;
import io.monitorix.alerts.template.exec.Execution;
import io.monitorix.alerts.template.exec.Options;
import io.monitorix.alerts.template.functions.Functions;
import io.monitorix.alerts.template.parse.Parsed;
import io.monitorix.alerts.template.parse.Parser;
import io.monitorix.alerts.template.value.Budget;
import io.monitorix.alerts.template.value.Limits;
import io.monitorix.alerts.template.value.Value;
import java.util.Map;
import java.util.Set;

/** A template that was read, with those that its text defines. Immutable and thread-safe. */
public final class Template {

  private final String name;
  private final Map<String, Parsed> templates;

  private Template(String name, Map<String, Parsed> templates) {
    this.name = name;
    this.templates = Map.copyOf(templates);
  }

  /**
   * Reads a template.
   *
   * @param name by which messages call it
   * @param functions those that it can call, by their names
   * @throws TemplateParseException if it is none
   */
  public static Template parse(String name, String text, Functions functions) {
    return new Template(name, Parser.parse(name, text, functions::has));
  }

  /** The names of the templates that its text defines, and its own. */
  public Set<String> names() {
    return templates.keySet();
  }

  /**
   * Runs it.
   *
   * @param functions those that it was read with, or others of the same names
   * @throws TemplateExecutionException if it fails, or takes more than it may
   */
  public String expand(Value data, Functions functions, Options options, Limits limits) {
    Parsed template = templates.get(name);
    if (template == null) {
      throw new IllegalStateException("a template without itself: " + name);
    }
    Budget budget = new Budget(limits, System::nanoTime);
    return new Execution(template, templates, functions, options, budget, data).run();
  }
}
