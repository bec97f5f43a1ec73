package io.monitorix.alerts.template.ast;

import java.util.List;
import java.util.stream.Collectors;

/** A word of a command. {@link Object#toString} writes it as Go's messages show it. */
public sealed interface Operand {

  /** Index in the text that messages give as its place. */
  int start();

  /** {@code .}. */
  record Dot(int start) implements Operand {
    @Override
    public String toString() {
      return ".";
    }
  }

  /** {@code nil}. */
  record Nil(int start) implements Operand {
    @Override
    public String toString() {
      return "nil";
    }
  }

  /** {@code true} and {@code false}. */
  record Bool(int start, boolean value) implements Operand {
    @Override
    public String toString() {
      return Boolean.toString(value);
    }
  }

  /** A text in quotes. */
  record Text(int start, String quoted, String value) implements Operand {
    @Override
    public String toString() {
      return quoted;
    }
  }

  /**
   * A number or a character.
   *
   * @param number what it stands for where no type is wanted
   */
  record Numeral(int start, String text, Constant number) implements Operand {
    @Override
    public String toString() {
      return text;
    }
  }

  /** {@code .name.name}. */
  record Field(int start, List<String> names) implements Operand {
    @Override
    public String toString() {
      return "." + String.join(".", names);
    }
  }

  /** {@code $name.name}; the first name has the dollar sign. */
  record Variable(int start, List<String> names) implements Operand {
    @Override
    public String toString() {
      return String.join(".", names);
    }
  }

  /** {@code (pipeline).name}. */
  record Chain(int start, Operand of, List<String> names) implements Operand {
    @Override
    public String toString() {
      String inner = of instanceof Pipeline ? "(" + of + ")" : of.toString();
      return inner + "." + String.join(".", names);
    }
  }

  /** The name of a function. */
  record Name(int start, String name) implements Operand {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Commands, each of which gets the value of the one before as its last argument. */
  record Pipeline(int start, List<Variable> declared, boolean assigns, List<Command> commands)
      implements Operand {
    public Pipeline {
      declared = List.copyOf(declared);
      commands = List.copyOf(commands);
    }

    @Override
    public String toString() {
      String variables =
          declared.stream().map(Variable::toString).collect(Collectors.joining(", "));
      String assignment = assigns ? " = " : " := ";
      return (declared.isEmpty() ? "" : variables + assignment)
          + commands.stream().map(Command::toString).collect(Collectors.joining(" | "));
    }
  }

  /** A value or a function, and arguments. */
  record Command(int start, List<Operand> words) implements Operand {
    public Command {
      words = List.copyOf(words);
    }

    @Override
    public String toString() {
      return words.stream()
          .map(word -> word instanceof Pipeline ? "(" + word + ")" : word.toString())
          .collect(Collectors.joining(" "));
    }
  }
}
