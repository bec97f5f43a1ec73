package io.monitorix.spring.endpoint;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.routing.AlertRouting;
import io.monitorix.alerts.routing.matchers.MatcherSyntaxException;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.alerts.routing.silence.InvalidSilenceException;
import io.monitorix.alerts.routing.silence.Silence;
import io.monitorix.alerts.routing.silence.SilenceState;
import io.monitorix.alerts.routing.silence.Silences;
import io.monitorix.alerts.routing.silence.UnknownSilenceException;
import io.monitorix.exporter.embedded.AlertEngine;
import io.monitorix.exporter.rules.RuleBook;
import io.monitorix.spring.metrics.ProxmoxCollector;
import io.monitorix.spring.metrics.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Targets, alerts, silences and rules: all of them, or one of the four below {@code
 * /actuator/monitorix}. Silences can be added and ended.
 */
@Endpoint(id = "monitorix")
public final class MonitorixEndpoint {

  private static final String SILENCES = "silences";

  private final @Nullable ProxmoxCollector collector;
  private final @Nullable AlertEngine engine;
  private final InstantSource clock;

  /**
   * Of these; null what there is not.
   *
   * @param clock by which silences begin
   */
  public MonitorixEndpoint(
      @Nullable ProxmoxCollector collector, @Nullable AlertEngine engine, InstantSource clock) {
    this.collector = collector;
    this.engine = engine;
    this.clock = clock;
  }

  /** All four. */
  @ReadOperation
  public Overview all() {
    return new Overview(targets(), alerts(), silences(), rules());
  }

  /**
   * One of the four.
   *
   * @param part {@code targets}, {@code alerts}, {@code silences} or {@code rules}
   * @return null, which is answered with 404, for anything else
   */
  @ReadOperation
  public @Nullable List<?> part(@Selector String part) {
    return switch (part) {
      case "targets" -> targets();
      case "alerts" -> alerts();
      case SILENCES -> silences();
      case "rules" -> rules();
      default -> null;
    };
  }

  /**
   * Adds a silence, which begins now.
   *
   * @param part {@code silences}
   * @param matchers such as {@code alertname="SlowRequests", uri=~"/api/.*"}
   * @param duration such as {@code PT2H} or {@code 2h}
   * @param comment why
   * @param createdBy who; "actuator" where nobody says so
   * @return the silence; null, which is answered with 204, where silences cannot be changed
   * @throws InvalidEndpointRequestException if it is none
   */
  @WriteOperation
  public @Nullable SilenceView silence(
      @Selector String part,
      String matchers,
      Duration duration,
      String comment,
      @Nullable String createdBy) {
    Optional<Silences> known = changeable(part);
    if (known.isEmpty()) {
      return null;
    }
    Instant now = clock.instant();
    try {
      return view(
          known
              .get()
              .set(
                  Silence.draft(
                      Matchers.parse(matchers),
                      now,
                      now.plus(duration),
                      createdBy == null ? "actuator" : createdBy,
                      comment)));
    } catch (MatcherSyntaxException | InvalidSilenceException e) {
      String reason = String.valueOf(e.getMessage());
      throw new InvalidEndpointRequestException(reason, reason);
    }
  }

  /**
   * Ends a silence now.
   *
   * @param part {@code silences}
   * @param id of the silence
   * @throws InvalidEndpointRequestException if there is none that could be ended
   */
  @DeleteOperation
  public void expire(@Selector String part, @Selector String id) {
    try {
      changeable(part).ifPresent(silences -> silences.expire(id));
    } catch (UnknownSilenceException | InvalidSilenceException e) {
      String reason = String.valueOf(e.getMessage());
      throw new InvalidEndpointRequestException(reason, reason);
    }
  }

  private Optional<Silences> changeable(String part) {
    if (!part.equals(SILENCES)) {
      String reason = "only silences can be changed";
      throw new InvalidEndpointRequestException(reason, reason);
    }
    if (engine == null || !engine.status().leads()) {
      String reason =
          engine == null
              ? "no rules are evaluated here"
              : "this process stands by; ask the one that leads";
      throw new InvalidEndpointRequestException(reason, reason);
    }
    return engine.routing().map(AlertRouting::silences);
  }

  private List<TargetState> targets() {
    return collector == null ? List.of() : collector.states();
  }

  private List<AlertView> alerts() {
    if (engine == null) {
      return List.of();
    }
    Optional<Silences> silences = engine.routing().map(AlertRouting::silences);
    Instant now = clock.instant();
    return engine.rules().stream()
        .flatMap(group -> group.rules().stream())
        .filter(RuleBook.Alerting.class::isInstance)
        .map(RuleBook.Alerting.class::cast)
        .flatMap(rule -> rule.alerts().stream().map(alert -> view(rule, alert, silences, now)))
        .toList();
  }

  private static AlertView view(
      RuleBook.Alerting rule, RuleBook.Alert alert, Optional<Silences> silences, Instant now) {
    return new AlertView(
        rule.name(),
        alert.firing() ? "firing" : "pending",
        alert.labels().toMap(),
        alert.annotations(),
        alert.activeAt(),
        Double.toString(alert.value()),
        silences.map(known -> known.silencing(alert.labels(), now)).orElse(List.of()));
  }

  private List<SilenceView> silences() {
    Set<SilenceState> open = EnumSet.of(SilenceState.ACTIVE, SilenceState.PENDING);
    return engine == null
        ? List.of()
        : engine
            .routing()
            .map(routing -> routing.silences().find(open, List.<LabelMatcher>of()))
            .orElse(List.of())
            .stream()
            .map(MonitorixEndpoint::view)
            .toList();
  }

  private static SilenceView view(Silence silence) {
    return new SilenceView(
        silence.id(),
        silence.matchers().toString(),
        silence.startsAt(),
        silence.endsAt(),
        silence.createdBy(),
        silence.comment());
  }

  private List<RuleView> rules() {
    return engine == null
        ? List.of()
        : engine.rules().stream()
            .flatMap(group -> group.rules().stream().map(rule -> view(group, rule)))
            .toList();
  }

  private static RuleView view(RuleBook.Group group, RuleBook.Rule rule) {
    return new RuleView(
        group.file(),
        group.name(),
        rule.name(),
        rule instanceof RuleBook.Alerting ? "alerting" : "recording",
        rule.query(),
        rule.evaluation().health(),
        rule.evaluation().lastError());
  }
}
