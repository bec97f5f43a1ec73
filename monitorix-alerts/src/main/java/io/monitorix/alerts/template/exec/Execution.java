package io.monitorix.alerts.template.exec;

import io.monitorix.alerts.template.ast.Node;
import io.monitorix.alerts.template.ast.Operand;
import io.monitorix.alerts.template.ast.Operand.Pipeline;
import io.monitorix.alerts.template.error.TemplateExecutionException;
import io.monitorix.alerts.template.format.Quotes;
import io.monitorix.alerts.template.format.Utf8;
import io.monitorix.alerts.template.functions.Escapes;
import io.monitorix.alerts.template.functions.Functions;
import io.monitorix.alerts.template.parse.Parsed;
import io.monitorix.alerts.template.print.Printer;
import io.monitorix.alerts.template.value.Budget;
import io.monitorix.alerts.template.value.Function;
import io.monitorix.alerts.template.value.FunctionFailedException;
import io.monitorix.alerts.template.value.LimitExceededException;
import io.monitorix.alerts.template.value.Type;
import io.monitorix.alerts.template.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run of a template on some data. Of one thread, and used once. */
public final class Execution {

  private final Map<String, Parsed> templates;
  private final Options options;
  private final Budget budget;
  private final Place place;
  private final Evaluator evaluator;
  private final Value data;

  private StringBuilder out = new StringBuilder();

  /** How a list of nodes ended. */
  private enum Flow {
    NEXT,
    BREAK,
    CONTINUE
  }

  /**
   * A run.
   *
   * @param templates those that can be included
   * @param functions what can be called; {@code tmpl}, which includes a template, comes by itself
   */
  public Execution(
      Parsed template,
      Map<String, Parsed> templates,
      Functions functions,
      Options options,
      Budget budget,
      Value data) {
    this.templates = templates;
    this.options = options;
    this.budget = budget;
    this.place = new Place(template);
    this.data = data;
    Functions all =
        functions.has("tmpl")
            ? functions.with(Function.of("tmpl", this::included, Type.STRING, Type.ANY))
            : functions;
    this.evaluator = new Evaluator(all, options.zeroForMissing(), budget, place, data);
  }

  /**
   * Runs it.
   *
   * @throws TemplateExecutionException if it fails, or takes more than it may
   */
  public String run() {
    try {
      nodes(data, place.template().body());
    } catch (LimitExceededException e) {
      throw place.error(String.valueOf(e.getMessage()));
    }
    return Utf8.clean(out.toString());
  }

  private Flow nodes(Value dot, List<Node> nodes) {
    budget.enter();
    Flow flow = Flow.NEXT;
    for (Node node : nodes) {
      flow = node(dot, node);
      if (flow != Flow.NEXT) {
        break;
      }
    }
    budget.leave();
    return flow;
  }

  private Flow node(Value dot, Node node) {
    budget.step();
    place.at(node.start(), node);
    if (node instanceof Node.Literal literal) {
      print(literal.text());
    } else if (node instanceof Node.Action action) {
      Value value = evaluator.pipeline(dot, action.pipeline());
      if (action.pipeline().declared().isEmpty()) {
        place.at(node.start(), node);
        print(value, action.pipeline());
      }
    } else if (node instanceof Node.If branch) {
      return branch(dot, branch.condition(), branch.body(), branch.otherwise(), false);
    } else if (node instanceof Node.With with) {
      return branch(dot, with.value(), with.body(), with.otherwise(), true);
    } else if (node instanceof Node.Range range) {
      return range(dot, range);
    } else if (node instanceof Node.Include include) {
      include(dot, include);
    } else {
      return node instanceof Node.Break ? Flow.BREAK : Flow.CONTINUE;
    }
    return Flow.NEXT;
  }

  private Flow branch(
      Value dot,
      Pipeline condition,
      List<Node> body,
      @Nullable List<Node> otherwise,
      boolean valueIsDot) {
    int mark = evaluator.variables().count();
    Value value = evaluator.pipeline(dot, condition);
    Flow flow = Flow.NEXT;
    if (value.isTrue()) {
      flow = nodes(valueIsDot ? value : dot, body);
    } else if (otherwise != null) {
      flow = nodes(dot, otherwise);
    }
    evaluator.variables().cut(mark);
    return flow;
  }

  private Flow range(Value dot, Node.Range range) {
    int mark = evaluator.variables().count();
    Value values = evaluator.pipeline(dot, range.values());
    Flow flow = Flow.NEXT;
    if (!loop(range, values) && range.otherwise() != null) {
      flow = nodes(dot, range.otherwise());
    }
    evaluator.variables().cut(mark);
    // The alternative can stand in a loop around this one: that goes on, as in Go.
    return flow == Flow.BREAK ? Flow.NEXT : flow;
  }

  /** Runs the body for each value; whether there was any. */
  private boolean loop(Node.Range range, Value values) {
    if (values instanceof Value.Int count) {
      if (range.values().declared().size() > 1) {
        throw place.error(
            "can't use "
                + Printer.print(values, budget)
                + " to iterate over more than one variable");
      }
      for (long i = 0; i < count.value(); i++) {
        if (!iteration(range, Value.NOTHING, new Value.Int(i, count.type().pointee()))) {
          break;
        }
      }
      return count.value() > 0;
    }
    if (values instanceof Value.Items items) {
      long index = 0;
      for (Value element : items.elements()) {
        if (!iteration(range, Value.of(index++), element)) {
          break;
        }
      }
      return !items.elements().isEmpty();
    }
    if (values instanceof Value.Entries entries) {
      for (Map.Entry<String, Value> entry : entries.entries().entrySet()) {
        if (!iteration(range, Value.of(entry.getKey()), entry.getValue())) {
          break;
        }
      }
      return !entries.entries().isEmpty();
    }
    if (values instanceof Value.Nothing) {
      return false;
    }
    throw place.error("range can't iterate over " + Printer.print(values, budget));
  }

  /** One turn; whether there is to be another. */
  private boolean iteration(Node.Range range, Value key, Value element) {
    budget.step();
    Variables variables = evaluator.variables();
    List<Operand.Variable> declared = range.values().declared();
    int mark = variables.count();
    if (range.values().assigns()) {
      if (declared.size() > 1) {
        variables.set(declared.get(0).names().get(0), key);
        variables.set(declared.get(1).names().get(0), element);
      } else if (declared.size() == 1) {
        variables.set(declared.get(0).names().get(0), element);
      }
    } else if (!declared.isEmpty()) {
      variables.setFromEnd(1, element);
      if (declared.size() > 1) {
        variables.setFromEnd(2, key);
      }
    }
    Flow flow = nodes(element, range.body());
    variables.cut(mark);
    return flow != Flow.BREAK;
  }

  private void include(Value dot, Node.Include include) {
    Parsed included = templates.get(include.name());
    if (included == null) {
      throw place.error("template " + Quotes.quote(include.name(), false) + " not defined");
    }
    Value given = include.data() == null ? Value.NOTHING : evaluator.pipeline(dot, include.data());
    run(included, given);
  }

  /** Runs another template in this place. */
  private void run(Parsed template, Value dot) {
    Parsed around = place.template();
    Variables variables = evaluator.variables();
    place.template(template);
    evaluator.variables(new Variables(dot));
    nodes(dot, template.body());
    evaluator.variables(variables);
    place.template(around);
  }

  /** {@code tmpl}: another template's result as a value, which is HTML already. */
  private Value included(List<Value> arguments, Budget ignored) {
    String name = ((Value.Text) arguments.get(0)).value();
    Parsed included = templates.get(name);
    if (included == null) {
      throw new FunctionFailedException(
          "template: no template "
              + Quotes.quote(name, false)
              + " associated with template "
              + Quotes.quote(place.template().name(), false));
    }
    StringBuilder around = out;
    out = new StringBuilder();
    run(included, arguments.get(1));
    String result = out.toString();
    out = around;
    budget.write(result.length());
    return new Value.Text(result, Type.HTML);
  }

  private void print(Value value, Pipeline pipeline) {
    String text =
        value instanceof Value.Nothing ? "<no value>" : Printer.print(pointee(value), budget);
    boolean escapes =
        options.escapesHtml() && !value.type().equals(Type.HTML) && !endsInHtml(pipeline);
    print(escapes ? Escapes.html(text) : text);
  }

  /** What actions print of a pointer is what it points to. */
  private static Value pointee(Value value) {
    if (value instanceof Value.Struct struct && struct.type().isPointer()) {
      return new Value.Struct(struct.type().pointee(), struct.fields());
    }
    return value;
  }

  private static boolean endsInHtml(Pipeline pipeline) {
    Operand last = pipeline.commands().get(pipeline.commands().size() - 1).words().get(0);
    return last instanceof Operand.Name name && name.name().equals("html");
  }

  private void print(String text) {
    budget.read(text.length());
    if (out.length() + text.length() > budget.limits().output()) {
      throw new LimitExceededException(
          "template gives more than " + budget.limits().output() + " characters");
    }
    out.append(text);
  }
}
