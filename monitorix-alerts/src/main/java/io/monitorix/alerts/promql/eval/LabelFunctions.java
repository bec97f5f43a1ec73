package io.monitorix.alerts.promql.eval;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.monitorix.alerts.labels.AnchoredRegex;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.labels.RegexTemplate;
import io.monitorix.alerts.promql.ast.Expr;
import io.monitorix.alerts.promql.error.ExecutionException;
import java.util.ArrayList;
import java.util.List;

/** Functions that write labels. */
final class LabelFunctions {

  /** Characters that count like one number. */
  private static final int CHARACTERS_A_SAMPLE = 8;

  private LabelFunctions() {}

  static List<Column> replace(Evaluator evaluator, List<Expr> arguments) {
    List<Column> columns = evaluator.vector(arguments.get(0));
    String target = evaluator.text(arguments.get(1));
    String replacement = evaluator.text(arguments.get(2));
    String source = evaluator.text(arguments.get(3));
    String regex = evaluator.text(arguments.get(4));
    Pattern pattern;
    try {
      pattern = AnchoredRegex.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new ExecutionException(
          "invalid regular expression in label_replace(): " + regex + ": " + e.getDescription());
    }
    if (!Names.isValid(target)) {
      throw new ExecutionException("invalid destination label name in label_replace(): " + target);
    }
    RegexTemplate template = new RegexTemplate(replacement, pattern);
    List<Column> results = new ArrayList<>(columns.size());
    for (Column column : columns) {
      Matcher match = pattern.matcher(column.labels().get(source));
      results.add(
          match.matches() ? written(evaluator, column, target, template.expand(match)) : column);
    }
    return Merger.merge(results);
  }

  static List<Column> join(Evaluator evaluator, List<Expr> arguments) {
    List<Column> columns = evaluator.vector(arguments.get(0));
    String target = evaluator.text(arguments.get(1));
    String separator = evaluator.text(arguments.get(2));
    List<String> sources =
        arguments.subList(3, arguments.size()).stream().map(evaluator::text).toList();
    for (String source : sources) {
      if (!Names.isValid(source)) {
        throw new ExecutionException("invalid source label name in label_join(): " + source);
      }
    }
    if (!Names.isValid(target)) {
      throw new ExecutionException("invalid destination label name in label_join(): " + target);
    }
    List<Column> results = new ArrayList<>(columns.size());
    for (Column column : columns) {
      List<String> values = sources.stream().map(column.labels()::get).toList();
      results.add(written(evaluator, column, target, String.join(separator, values)));
    }
    return Merger.merge(results);
  }

  private static Column written(Evaluator evaluator, Column column, String label, String value) {
    evaluator.run().ledger().check();
    evaluator.run().ledger().hold(value.length() / CHARACTERS_A_SAMPLE);
    Labels labels = column.labels().with(label, value);
    // A name that was written is meant to stay.
    boolean dropsName = column.dropsName() && !label.equals(Labels.NAME);
    return new Column(labels, column.values(), dropsName);
  }
}
