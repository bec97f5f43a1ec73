package io.monitorix.alerts.promql.eval;

import io.monitorix.alerts.promql.ast.Binary;
import io.monitorix.alerts.promql.ast.BinaryOperator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/** {@code and}, {@code or} and {@code unless}. */
final class SetOperations {

  private final Run run;
  private final Steps steps;
  private final Binary binary;

  SetOperations(Run run, Steps steps, Binary binary) {
    this.run = run;
    this.steps = steps;
    this.binary = binary;
  }

  List<Column> evaluate(List<Column> left, List<Column> right) {
    Signatures signatures = new Signatures(Objects.requireNonNull(binary.matching()));
    int[] leftGroups = signatures.number(left);
    int[] rightGroups = signatures.number(right);
    if (binary.op() == BinaryOperator.OR) {
      BitSet[] present = present(left, leftGroups, signatures.count());
      List<Column> results = new ArrayList<>(left);
      keep(right, rightGroups, present, false, results);
      // A series may come from one side now and from the other later: a subquery has to see one.
      return Merger.merge(results);
    }
    BitSet[] present = present(right, rightGroups, signatures.count());
    List<Column> results = new ArrayList<>();
    keep(left, leftGroups, present, binary.op() == BinaryOperator.AND, results);
    return results;
  }

  /** At which steps each group has an element. */
  private BitSet[] present(List<Column> columns, int[] groups, int count) {
    BitSet[] present = new BitSet[count];
    for (int i = 0; i < groups.length; i++) {
      run.ledger().check();
      BitSet group = present[groups[i]];
      if (group == null) {
        group = new BitSet(steps.count());
        present[groups[i]] = group;
      }
      Column column = columns.get(i);
      for (int step = 0; step < steps.count(); step++) {
        if (column.has(step)) {
          group.set(step);
        }
      }
    }
    return present;
  }

  private void keep(
      List<Column> columns, int[] groups, BitSet[] present, boolean wanted, List<Column> into) {
    for (int i = 0; i < groups.length; i++) {
      run.ledger().check();
      Column column = columns.get(i);
      BitSet group = present[groups[i]];
      double[] values = Column.absent(steps.count());
      boolean any = false;
      for (int step = 0; step < steps.count(); step++) {
        boolean there = group != null && group.get(step);
        if (there == wanted && column.has(step)) {
          values[step] = column.values()[step];
          any = true;
        }
      }
      if (any) {
        into.add(column.with(values));
      }
    }
  }
}
