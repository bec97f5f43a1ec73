package io.monitorix.exporter.rules;

import io.monitorix.alerts.rules.RuleTemplates;
import io.monitorix.alerts.rules.file.RuleFile;
import io.monitorix.alerts.rules.file.RuleFiles;
import io.monitorix.alerts.yaml.FileProblem;
import io.monitorix.exporter.config.RulesConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules that come with Monitorix, those that are made of settings, and those of the files that
 * the configuration names, or that an embedding application has read.
 *
 * @param files those that are in order; shipped alerts that the configuration leaves out are in
 *     them
 * @param problems of the others, each with its place
 */
record LoadedRules(List<RuleFile> files, List<String> problems) {

  LoadedRules {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /**
   * Reads them. A pattern that names no file is none that is wrong, as in Prometheus; files are
   * named by their full path, so that what is kept of their alerts is found from everywhere.
   */
  static LoadedRules read(RulesConfig config) {
    Path folder = config.folder().toAbsolutePath().normalize();
    RuleFiles read = RuleFiles.read(config.files(), folder, RuleTemplates.CHECK);
    List<RuleFile> files = new ArrayList<>(config.withAllShipped().compiled());
    files.addAll(config.given());
    files.addAll(read.files());
    return new LoadedRules(files, read.problems().stream().map(FileProblem::toString).toList());
  }
}
