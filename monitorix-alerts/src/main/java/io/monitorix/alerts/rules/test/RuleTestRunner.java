package io.monitorix.alerts.rules.test;

import io.monitorix.alerts.rules.Templates;
import io.monitorix.alerts.rules.file.RuleFiles;
import io.monitorix.alerts.rules.file.TemplateCheck;
import io.monitorix.alerts.yaml.FileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the tests of files, each on series and a clock of its own. */
public final class RuleTestRunner {

  private final TemplateCheck check;
  private final Templates templates;

  /**
   * A runner.
   *
   * @param check reads templates
   * @param templates expands them
   */
  public RuleTestRunner(TemplateCheck check, Templates templates) {
    this.check = check;
    this.templates = templates;
  }

  /** Runs one file; never throws for what is wrong with it. */
  public RuleTestReport run(Path file) {
    RuleTestFile tests;
    try {
      tests = RuleTestReader.read(file);
    } catch (FileException e) {
      return broken(file, e.problems().stream().map(Object::toString).toList());
    }
    Path folder = file.toAbsolutePath().getParent();
    RuleFiles rules =
        RuleFiles.read(tests.ruleFiles(), folder == null ? Path.of("") : folder, check);
    if (!rules.problems().isEmpty()) {
      return broken(file, rules.problems().stream().map(Object::toString).toList());
    }
    List<RuleTestReport.Result> results = new ArrayList<>();
    for (RuleTest test : tests.tests()) {
      String name = test.name().isEmpty() ? "test " + (results.size() + 1) : test.name();
      results.add(
          new RuleTestReport.Result(
              name,
              test.line(),
              new RuleTestRun(file.toString(), tests, test, rules.files(), templates).run()));
    }
    return new RuleTestReport(
        file.toString(),
        List.of(),
        rules.unmatched().stream()
            .map(pattern -> file + ": no file matches '" + pattern + "' of rule_files")
            .toList(),
        results);
  }

  private static RuleTestReport broken(Path file, List<String> problems) {
    return new RuleTestReport(file.toString(), problems, List.of(), List.of());
  }
}
