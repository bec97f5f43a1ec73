package io.monitorix.exporter.web.manage;

import io.monitorix.exporter.config.ConfigException;
import io.monitorix.exporter.config.ConfigProblem;
import io.monitorix.exporter.web.api.ProblemException;
import io.monitorix.exporter.web.api.ProblemException.FieldError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells of what is wrong with a definition by its fields, rather than by lines and columns. */
final class ServiceProblems {

  /** As problems of the configuration begin: {@code targets[1]: }. */
  private static final Pattern PLACE = Pattern.compile("([a-z_]+(?:\\[\\d+])?): (.*)");

  private static final Pattern MISSING = Pattern.compile("missing key '([a-z_]+)'.*");

  private ServiceProblems() {}

  static ProblemException of(ConfigException wrong) {
    return ProblemException.badFields(
        wrong.problems().stream().map(ServiceProblems::error).toList());
  }

  private static FieldError error(ConfigProblem problem) {
    Matcher place = PLACE.matcher(problem.message());
    if (place.matches()) {
      return new FieldError(place.group(1), place.group(2));
    }
    Matcher missing = MISSING.matcher(problem.message());
    return missing.matches()
        ? new FieldError(missing.group(1), "missing")
        : new FieldError("", problem.message());
  }
}
