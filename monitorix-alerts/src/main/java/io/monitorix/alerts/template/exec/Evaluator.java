package io.monitorix.alerts.template.exec;

import io.monitorix.alerts.template.ast.Operand;
import io.monitorix.alerts.template.ast.Operand.Command;
import io.monitorix.alerts.template.ast.Operand.Pipeline;
import io.monitorix.alerts.template.ast.Operand.Variable;
import io.monitorix.alerts.template.error.TemplateExecutionException;
import io.monitorix.alerts.template.format.Quotes;
import io.monitorix.alerts.template.functions.Functions;
import io.monitorix.alerts.template.value.Budget;
import io.monitorix.alerts.template.value.Function;
import io.monitorix.alerts.template.value.FunctionFailedException;
import io.monitorix.alerts.template.value.Type;
import io.monitorix.alerts.template.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes the values of pipelines. An argument that is null is one that is not there, as opposed
 * to {@link Value#NOTHING}.
 */
final class Evaluator {

  private final Functions functions;
  private final boolean zeroForMissing;
  private final Budget budget;
  private final Place place;

  private Variables variables;

  Evaluator(Functions functions, boolean zeroForMissing, Budget budget, Place place, Value data) {
    this.functions = functions;
    this.zeroForMissing = zeroForMissing;
    this.budget = budget;
    this.place = place;
    this.variables = new Variables(data);
  }

  Variables variables() {
    return variables;
  }

  void variables(Variables others) {
    variables = others;
  }

  /** The value of a pipeline; the variables that it declares are there from now on. */
  Value pipeline(Value dot, Pipeline pipeline) {
    budget.step();
    budget.enter();
    place.at(pipeline.start(), pipeline);
    Value value = null;
    for (Command command : pipeline.commands()) {
      value = command(dot, command, value);
    }
    if (value == null) {
      throw new IllegalStateException("a pipeline without commands: " + pipeline);
    }
    for (Variable variable : pipeline.declared()) {
      if (pipeline.assigns()) {
        variables.set(variable.names().get(0), value);
      } else {
        variables.declare(variable.names().get(0), value);
      }
    }
    budget.leave();
    return value;
  }

  private Value command(Value dot, Command command, @Nullable Value last) {
    List<Operand> words = command.words();
    Operand first = words.get(0);
    List<Operand> arguments = words.subList(1, words.size());
    if (first instanceof Operand.Field field) {
      place.at(field.start(), field);
      return chain(dot, dot, field, field.names(), arguments, last);
    }
    if (first instanceof Operand.Chain chain) {
      return chain(dot, chain, arguments, last);
    }
    if (first instanceof Operand.Name name) {
      return function(dot, name, command, arguments, last);
    }
    if (first instanceof Variable variable) {
      return variable(dot, variable, arguments, last);
    }
    if (!(first instanceof Pipeline)) {
      place.at(first.start(), first);
    }
    noArguments(first, arguments, last);
    if (first instanceof Pipeline pipeline) {
      return pipeline(dot, pipeline);
    }
    if (first instanceof Operand.Nil) {
      throw fail("nil is not a command");
    }
    return plain(dot, first);
  }

  private void noArguments(Operand first, List<Operand> arguments, @Nullable Value last) {
    if (!arguments.isEmpty() || last != null) {
      throw fail("can't give argument to non-function " + first);
    }
  }

  /** The value of an operand where no type is wanted. */
  private Value plain(Value dot, Operand operand) {
    place.at(operand.start(), operand);
    if (operand instanceof Operand.Dot) {
      return dot;
    }
    if (operand instanceof Operand.Bool bool) {
      return Value.of(bool.value());
    }
    if (operand instanceof Operand.Text text) {
      return Value.of(text.value());
    }
    if (operand instanceof Operand.Numeral number) {
      if (number.number().looksReal()) {
        return Value.of(number.number().real());
      }
      Long whole = number.number().integer();
      if (whole == null) {
        throw fail(number.text() + " overflows int");
      }
      return Value.of((long) whole);
    }
    return Value.NOTHING;
  }

  private Value variable(
      Value dot, Variable variable, List<Operand> arguments, @Nullable Value last) {
    place.at(variable.start(), variable);
    Value value = variables.get(variable.names().get(0));
    if (value == null) {
      throw fail("undefined variable: " + variable.names().get(0));
    }
    if (variable.names().size() == 1) {
      noArguments(variable, arguments, last);
      return value;
    }
    List<String> fields = variable.names().subList(1, variable.names().size());
    return chain(dot, value, variable, fields, arguments, last);
  }

  private Value chain(
      Value dot, Operand.Chain chain, List<Operand> arguments, @Nullable Value last) {
    place.at(chain.start(), chain);
    Value of = evaluated(dot, chain.of());
    return chain(dot, of, chain, chain.names(), arguments, last);
  }

  private Value chain(
      Value dot,
      Value receiver,
      Operand node,
      List<String> names,
      List<Operand> arguments,
      @Nullable Value last) {
    Value value = receiver;
    for (String name : names.subList(0, names.size() - 1)) {
      value = field(dot, value, node, name, List.of(), null);
    }
    return field(dot, value, node, names.get(names.size() - 1), arguments, last);
  }

  private Value field(
      Value dot,
      Value receiver,
      Operand node,
      String name,
      List<Operand> arguments,
      @Nullable Value last) {
    budget.step();
    if (receiver instanceof Value.Nothing) {
      return Value.NOTHING;
    }
    Function method = receiver.type().method(name).orElse(null);
    if (method != null) {
      return call(dot, method, receiver, node, arguments, last);
    }
    boolean hasArguments = !arguments.isEmpty() || last != null;
    if (receiver instanceof Value.Struct struct && struct.fields().containsKey(name)) {
      if (hasArguments) {
        throw fail(name + " has arguments but cannot be invoked as function");
      }
      return struct.fields().getOrDefault(name, Value.NOTHING);
    }
    if (receiver instanceof Value.Entries entries) {
      if (hasArguments) {
        throw fail(name + " is not a method but has arguments");
      }
      Value missing = zeroForMissing ? entries.type().element().zero() : Value.NOTHING;
      return entries.entries().getOrDefault(name, missing);
    }
    throw fail("can't evaluate field " + name + " in type " + receiver.type());
  }

  private Value function(
      Value dot, Operand.Name name, Operand node, List<Operand> arguments, @Nullable Value last) {
    place.at(name.start(), name);
    Function function =
        functions
            .get(name.name())
            .orElseThrow(
                () -> fail(Quotes.quote(name.name(), false) + " is not a defined function"));
    return call(dot, function, null, node, arguments, last);
  }

  private Value call(
      Value dot,
      Function function,
      @Nullable Value receiver,
      Operand node,
      List<Operand> arguments,
      @Nullable Value last) {
    budget.step();
    checkCount(function, arguments.size(), last != null);
    boolean and = function.name().equals("and");
    if (receiver == null && (and || function.name().equals("or"))) {
      return shortCircuit(dot, and, arguments, last);
    }
    List<Value> values = new ArrayList<>();
    if (receiver != null) {
      values.add(receiver);
    }
    for (int i = 0; i < arguments.size(); i++) {
      values.add(argument(dot, function.parameter(i), arguments.get(i)));
    }
    if (last != null) {
      values.add(fitting(last, function.parameter(arguments.size())));
    }
    if (receiver == null && function.name().equals("call")) {
      place.at(node.start(), node);
      throw fail("error calling call: " + notCallable(values.get(0), arguments));
    }
    try {
      return function.body().call(values, budget);
    } catch (FunctionFailedException e) {
      place.at(node.start(), node);
      throw fail("error calling " + function.name() + ": " + e.getMessage());
    }
  }

  /** No data of ours has functions in it. */
  private static String notCallable(Value callee, List<Operand> arguments) {
    if (callee instanceof Value.Nothing) {
      return "call of nil";
    }
    String type = callee.type().name();
    Object name = arguments.isEmpty() ? "<" + type + " Value>" : arguments.get(0);
    return "non-function " + name + " of type " + type;
  }

  private void checkCount(Function function, int given, boolean piped) {
    int count = given + (piped ? 1 : 0);
    int wanted = function.parameters().size();
    if (function.variadic() && count < wanted - 1) {
      throw fail(
          "wrong number of args for "
              + function.name()
              + ": want at least "
              + (wanted - 1)
              + " got "
              + given);
    }
    if (!function.variadic() && count != wanted) {
      throw fail(
          "wrong number of args for " + function.name() + ": want " + wanted + " got " + count);
    }
  }

  private Value shortCircuit(
      Value dot, boolean and, List<Operand> arguments, @Nullable Value last) {
    Value value = Value.NOTHING;
    for (Operand argument : arguments) {
      value = argument(dot, Type.VALUE, argument);
      if (value.isTrue() != and) {
        return value;
      }
    }
    return last == null ? value : last;
  }

  /** An operand as an argument of a type. */
  private Value argument(Value dot, Type type, Operand operand) {
    place.at(operand.start(), operand);
    if (operand instanceof Operand.Nil) {
      if (!type.canBeNil()) {
        throw fail("cannot assign nil to " + type);
      }
      return type.zero();
    }
    boolean literal =
        operand instanceof Operand.Bool
            || operand instanceof Operand.Numeral
            || operand instanceof Operand.Text;
    return literal ? literal(dot, type, operand) : fitting(evaluated(dot, operand), type);
  }

  private Value evaluated(Value dot, Operand operand) {
    if (operand instanceof Operand.Field field) {
      place.at(field.start(), field);
      return chain(dot, dot, field, field.names(), List.of(), null);
    }
    if (operand instanceof Variable variable) {
      return variable(dot, variable, List.of(), null);
    }
    if (operand instanceof Pipeline pipeline) {
      return pipeline(dot, pipeline);
    }
    if (operand instanceof Operand.Name name) {
      return function(dot, name, name, List.of(), null);
    }
    if (operand instanceof Operand.Chain chain) {
      return chain(dot, chain, List.of(), null);
    }
    return plain(dot, operand);
  }

  private Value literal(Value dot, Type type, Operand operand) {
    boolean scalar = !type.isPointer();
    if (scalar && type.kind() == Type.Kind.ANY) {
      return plain(dot, operand);
    }
    if (scalar && type.kind() == Type.Kind.BOOL) {
      if (operand instanceof Operand.Bool) {
        return plain(dot, operand);
      }
      throw fail("expected bool; found " + operand);
    }
    if (scalar && type.kind() == Type.Kind.STRING) {
      if (operand instanceof Operand.Text text) {
        return new Value.Text(text.value(), type);
      }
      throw fail("expected string; found " + operand);
    }
    if (scalar && type.kind() == Type.Kind.FLOAT) {
      if (operand instanceof Operand.Numeral number) {
        return Value.of(number.number().real());
      }
      throw fail("expected float; found " + operand);
    }
    if (scalar && type.kind() == Type.Kind.INT) {
      Long whole = operand instanceof Operand.Numeral number ? number.number().integer() : null;
      if (whole == null) {
        throw fail("expected integer; found " + operand);
      }
      return new Value.Int(whole, type);
    }
    throw fail("can't handle " + operand + " for arg of type " + type);
  }

  private Value fitting(Value value, Type type) {
    if (value instanceof Value.Nothing) {
      if (!type.canBeNil()) {
        throw fail("invalid value; expected " + type);
      }
      return type.zero();
    }
    if (!type.takes(value.type())) {
      throw fail("wrong type for value; expected " + type + "; got " + value.type());
    }
    return value;
  }

  private TemplateExecutionException fail(String reason) {
    return place.error(reason);
  }
}
