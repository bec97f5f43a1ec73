package io.monitorix.alerts.template.value;

import java.util.List;

/**
 * A function of templates, or a method of a type, which gets its receiver as the first argument.
 *
 * @param parameters their types, without a method's receiver
 * @param variadic whether the last parameter stands for any number of arguments
 */
public record Function(String name, List<Type> parameters, boolean variadic, Body body) {

  /** What it does. */
  @FunctionalInterface
  public interface Body {

    /**
     * Computes.
     *
     * @param arguments fit the parameters
     * @param budget what the computation may cost
     * @throws FunctionFailedException if it cannot
     */
    Value call(List<Value> arguments, Budget budget);
  }

  public Function {
    parameters = List.copyOf(parameters);
  }

  /** A function with these parameters. */
  public static Function of(String name, Body body, Type... parameters) {
    return new Function(name, List.of(parameters), false, body);
  }

  /** A function whose last parameter stands for any number of arguments. */
  public static Function variadic(String name, Body body, Type... parameters) {
    return new Function(name, List.of(parameters), true, body);
  }

  /** The type of an argument. */
  public Type parameter(int index) {
    return parameters.get(Math.min(index, parameters.size() - 1));
  }
}
