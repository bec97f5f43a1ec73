package io.monitorix.alerts.template.ast;

import io.monitorix.alerts.template.format.Quotes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a template. {@link Object#toString} writes it as Go's messages show it. */
public sealed interface Node {

  /** Index of its first character in the text. */
  int start();

  /** Text that stands for itself. */
  record Literal(int start, String text) implements Node {
    @Override
    public String toString() {
      return text;
    }
  }

  /** A pipeline whose value is printed, unless it declares variables. */
  record Action(int start, Operand.Pipeline pipeline) implements Node {
    @Override
    public String toString() {
      return "{{" + pipeline + "}}";
    }
  }

  /** {@code if}. */
  record If(int start, Operand.Pipeline condition, List<Node> body, @Nullable List<Node> otherwise)
      implements Node {
    @Override
    public String toString() {
      return "{{if " + condition + "}}";
    }
  }

  /** {@code with}: an {@code if} whose value becomes the dot. */
  record With(int start, Operand.Pipeline value, List<Node> body, @Nullable List<Node> otherwise)
      implements Node {
    @Override
    public String toString() {
      return "{{with " + value + "}}";
    }
  }

  /** {@code range}. */
  record Range(int start, Operand.Pipeline values, List<Node> body, @Nullable List<Node> otherwise)
      implements Node {
    @Override
    public String toString() {
      return "{{range " + values + "}}";
    }
  }

  /** {@code template} and {@code block}: another template in this place. */
  record Include(int start, String name, Operand.@Nullable Pipeline data) implements Node {
    @Override
    public String toString() {
      return "{{template " + Quotes.quote(name, false) + (data == null ? "" : " " + data) + "}}";
    }
  }

  /** {@code break}. */
  record Break(int start) implements Node {
    @Override
    public String toString() {
      return "{{break}}";
    }
  }

  /** {@code continue}. */
  record Continue(int start) implements Node {
    @Override
    public String toString() {
      return "{{continue}}";
    }
  }
}
