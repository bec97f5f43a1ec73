package io.monitorix.exporter.rules;

import io.monitorix.alerts.labels.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the rules say now. Called from several threads. */
@FunctionalInterface
public interface RuleBook {

  /** Without rules. */
  RuleBook NONE = List::of;

  /** All groups, in the order of their files and in them. */
  List<Group> groups();

  /**
   * Rules that are evaluated together.
   *
   * @param file where they stand
   * @param limit how many results a rule may have; 0 for any number
   * @param lastEvaluation when they were evaluated; {@link Instant#EPOCH} where they never were
   */
  record Group(
      String name,
      String file,
      List<Rule> rules,
      Duration interval,
      int limit,
      Duration evaluationTime,
      Instant lastEvaluation) {

    /** Copies the list. */
    public Group {
      rules = List.copyOf(rules);
    }

    /** This group with other rules. */
    public Group with(List<Rule> others) {
      return new Group(name, file, others, interval, limit, evaluationTime, lastEvaluation);
    }
  }

  /** A rule. */
  sealed interface Rule permits Recording, Alerting {

    /** The alert's name, or that of the metric that is recorded. */
    String name();

    /** The expression. */
    String query();

    /** Those that its file gives it, templates not expanded. */
    Labels labels();

    /** How its last evaluation went. */
    Evaluation evaluation();
  }

  /** A rule that makes series. */
  record Recording(String name, String query, Labels labels, Evaluation evaluation)
      implements Rule {}

  /**
   * A rule that makes alerts.
   *
   * @param holdFor how long they are pending
   * @param keepFiringFor how long they go on once their reason has gone
   * @param annotations templates, not expanded
   */
  record Alerting(
      String name,
      String query,
      Labels labels,
      Evaluation evaluation,
      Duration holdFor,
      Duration keepFiringFor,
      Map<String, String> annotations,
      List<Alert> alerts)
      implements Rule {

    /** Copies the collections. */
    public Alerting {
      annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
      alerts = List.copyOf(alerts);
    }

    /** This rule with other alerts. */
    public Alerting with(List<Alert> others) {
      return new Alerting(
          name, query, labels, evaluation, holdFor, keepFiringFor, annotations, others);
    }
  }

  /**
   * How a rule's last evaluation went.
   *
   * @param health {@code ok}, {@code err} or {@code unknown}
   * @param lastError null without one
   * @param at {@link Instant#EPOCH} where it never was
   */
  record Evaluation(String health, @Nullable String lastError, Duration took, Instant at) {}

  /**
   * An alert that is pending or firing.
   *
   * @param keepFiringSince since when it goes on without a reason; null where it has one
   */
  record Alert(
      Labels labels,
      Map<String, String> annotations,
      boolean firing,
      Instant activeAt,
      @Nullable Instant keepFiringSince,
      double value) {

    /** Copies the map. */
    public Alert {
      annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
    }
  }
}
