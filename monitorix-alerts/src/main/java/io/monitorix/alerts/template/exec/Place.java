package io.monitorix.alerts.template.exec;

import io.monitorix.alerts.template.error.TemplateExecutionException;
import io.monitorix.alerts.template.format.Quotes;
import io.monitorix.alerts.template.format.Utf8;
import io.monitorix.alerts.template.parse.Parsed;

/** Where a run is, for its errors. */
final class Place {

  private static final int LONGEST_SHOWN = 1000;

  private Parsed template;
  private int start;
  private Object what;

  Place(Parsed template) {
    this.template = template;
    this.what = "";
  }

  Parsed template() {
    return template;
  }

  void template(Parsed next) {
    template = next;
  }

  /** Goes to a node or operand. */
  void at(int index, Object node) {
    start = index;
    what = node;
  }

  TemplateExecutionException error(String reason) {
    String before = template.text().substring(0, start);
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    int column = Utf8.length(before.substring(before.lastIndexOf('\n') + 1));
    String shown = what.toString();
    String context =
        shown.length() > LONGEST_SHOWN ? shown.substring(0, LONGEST_SHOWN) + "..." : shown;
    return new TemplateExecutionException(
        "template: "
            + template.file()
            + ":"
            + line
            + ":"
            + column
            + ": executing "
            + Quotes.quote(template.name(), false)
            + " at <"
            + context
            + ">: "
            + reason);
  }
}
