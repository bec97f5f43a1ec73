package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.promql.ast.Binary;
import io.monitorix.alerts.promql.ast.BinaryOperator;
import io.monitorix.alerts.promql.ast.Matching;
import io.monitorix.alerts.promql.ast.Matching.Cardinality;
import io.monitorix.alerts.promql.error.ExecutionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Operators that calculate or compare elements of two vectors. One side, the right one unless
 * {@code group_right} says otherwise, has at most one element in each match group.
 */
final class VectorOperations {

  private static final int NONE = -1;

  private final Run run;
  private final Steps steps;
  private final Binary binary;
  private final Matching matching;
  private final boolean swapped;
  private final Signatures signatures;
  private final Map<Long, Column> outputs = new HashMap<>();
  private final Map<Column.Identity, Column> byIdentity = new LinkedHashMap<>();

  VectorOperations(Run run, Steps steps, Binary binary) {
    this.run = run;
    this.steps = steps;
    this.binary = binary;
    this.matching = Objects.requireNonNull(binary.matching());
    this.swapped = matching.cardinality() == Cardinality.ONE_TO_MANY;
    this.signatures = new Signatures(matching);
  }

  List<Column> evaluate(List<Column> left, List<Column> right) {
    List<Column> many = swapped ? right : left;
    List<Column> one = swapped ? left : right;
    int[] manyGroups = signatures.number(many);
    int[] oneGroups = signatures.number(one);
    // With group_right, too: Prometheus swaps the sides before it looks at the fills.
    double fillMany = fill(matching.fillLeft());
    double fillOne = fill(matching.fillRight());
    int[] oneOf = new int[signatures.count()];
    boolean[] matched = new boolean[signatures.count()];
    boolean[] produced = new boolean[signatures.count()];
    for (int step = 0; step < steps.count(); step++) {
      run.ledger().checkNow();
      if ((Column.isAbsent(fillMany) && !anyAt(many, step))
          || (Column.isAbsent(fillOne) && !anyAt(one, step))) {
        continue;
      }
      Arrays.fill(oneOf, NONE);
      Arrays.fill(matched, false);
      Arrays.fill(produced, false);
      index(one, oneGroups, step, oneOf);
      for (int i = 0; i < manyGroups.length; i++) {
        Column column = many.get(i);
        if (!column.has(step)) {
          continue;
        }
        run.ledger().check();
        int group = manyGroups[i];
        int partner = oneOf[group];
        if (partner == NONE && Column.isAbsent(fillOne)) {
          continue;
        }
        matched[group] = true;
        double other = partner == NONE ? fillOne : one.get(partner).values()[step];
        Pair pair = new Pair(i, partner);
        boolean result =
            write(pair, many, one, column.values()[step], other, step, produced[group]);
        produced[group] |= result;
      }
      if (!Column.isAbsent(fillMany)) {
        for (int i = 0; i < oneGroups.length; i++) {
          Column column = one.get(i);
          if (column.has(step) && !matched[oneGroups[i]]) {
            write(new Pair(NONE, i), many, one, fillMany, column.values()[step], step, false);
          }
        }
      }
    }
    return new ArrayList<>(byIdentity.values());
  }

  /** Indexes of a column of each side; {@link #NONE} where a number fills in. */
  private record Pair(int many, int one) {

    long key() {
      return ((long) many << 32) | (one & 0xffffffffL);
    }
  }

  private static double fill(@Nullable Double value) {
    return value == null ? Column.ABSENT : value;
  }

  private static boolean anyAt(List<Column> columns, int step) {
    for (Column column : columns) {
      if (column.has(step)) {
        return true;
      }
    }
    return false;
  }

  private void index(List<Column> one, int[] groups, int step, int[] oneOf) {
    for (int i = 0; i < groups.length; i++) {
      if (!one.get(i).has(step)) {
        continue;
      }
      if (oneOf[groups[i]] != NONE) {
        Labels series = one.get(i).labels();
        throw new ExecutionException(
            "found duplicate series for the match group "
                + braces(signatures.of(series))
                + " on the "
                + (swapped ? "left" : "right")
                + " hand-side of the operation: ["
                + braces(series)
                + ", "
                + braces(one.get(oneOf[groups[i]]).labels())
                + "];many-to-many matching not allowed: matching labels must be unique on one"
                + " side");
      }
      oneOf[groups[i]] = i;
    }
  }

  /** Calculates one element; false where a comparison filters it out. */
  private boolean write(
      Pair pair,
      List<Column> many,
      List<Column> one,
      double manyValue,
      double oneValue,
      int step,
      boolean groupHasResult) {
    double left = swapped ? oneValue : manyValue;
    double right = swapped ? manyValue : oneValue;
    BinaryOperator op = binary.op();
    double value;
    if (!op.isComparison()) {
      value = Arithmetic.calculate(op, left, right);
    } else {
      boolean holds = Arithmetic.compare(op, left, right);
      if (!holds && !binary.bool()) {
        return false;
      }
      value = binary.bool() ? (holds ? 1 : 0) : left;
    }
    if (groupHasResult && matching.cardinality() == Cardinality.ONE_TO_ONE) {
      throw new ExecutionException(
          "multiple matches for labels: many-to-one matching must be explicit"
              + " (group_left/group_right)");
    }
    Column output = outputs.get(pair.key());
    if (output == null) {
      output =
          output(
              pair.many() == NONE ? null : many.get(pair.many()),
              pair.one() == NONE ? null : one.get(pair.one()));
      outputs.put(pair.key(), output);
    }
    if (!Column.isAbsent(output.values()[step])) {
      throw new ExecutionException(
          "multiple matches for labels: grouping labels must ensure unique matches");
    }
    output.values()[step] = value;
    return true;
  }

  private Column output(@Nullable Column many, @Nullable Column one) {
    Labels manyLabels =
        many != null ? many.labels() : signatures.of(Objects.requireNonNull(one).labels());
    Labels oneLabels =
        one != null ? one.labels() : signatures.of(Objects.requireNonNull(many).labels());
    Labels labels = labels(manyLabels, oneLabels);
    boolean dropsName = binary.bool() || (many != null && many.dropsName());
    Column known = byIdentity.get(Column.identity(labels, dropsName));
    if (known == null) {
      run.ledger().hold(steps.count());
      known = new Column(labels, Column.absent(steps.count()), dropsName);
      byIdentity.put(known.identity(), known);
    }
    return known;
  }

  private Labels labels(Labels many, Labels one) {
    Labels labels = binary.op().isComparison() ? many : many.withoutMetric();
    if (matching.cardinality() == Cardinality.ONE_TO_ONE) {
      labels = matching.on() ? labels.keep(matching.labels()) : labels.without(matching.labels());
    }
    for (String name : matching.include()) {
      labels = labels.with(name, one.get(name));
    }
    return labels;
  }

  private static String braces(Labels labels) {
    StringBuilder text = new StringBuilder("{");
    labels.forEach(
        (name, value) -> {
          text.append(text.length() > 1 ? ", " : "");
          text.append(name).append('=');
          text.append(Names.quote(value));
        });
    return text.append('}').toString();
  }
}
