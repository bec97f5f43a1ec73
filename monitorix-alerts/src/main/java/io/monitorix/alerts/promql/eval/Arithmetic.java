package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.promql.ast.BinaryOperator;

/** Operators on two numbers, where Go and Java differ as in Go. */
final class Arithmetic {

  private Arithmetic() {}

  /** The result of an operator that is neither a comparison nor one on sets. */
  static double calculate(BinaryOperator op, double left, double right) {
    return switch (op) {
      case ADD -> left + right;
      case SUB -> left - right;
      case MUL -> left * right;
      case DIV -> left / right;
      case MOD -> left % right;
      case POW -> power(left, right);
      case ATAN2 -> Math.atan2(left, right);
      default -> throw new IllegalArgumentException(op.symbol() + " does not calculate");
    };
  }

  /** Whether a comparison holds. */
  static boolean compare(BinaryOperator op, double left, double right) {
    return switch (op) {
      case EQL -> left == right;
      case NEQ -> left != right;
      case LSS -> left < right;
      case LTE -> left <= right;
      case GTR -> left > right;
      case GTE -> left >= right;
      default -> throw new IllegalArgumentException(op.symbol() + " does not compare");
    };
  }

  static double power(double base, double exponent) {
    if (base == 1 || (base == -1 && Double.isInfinite(exponent))) {
      return 1;
    }
    return Math.pow(base, exponent);
  }
}
