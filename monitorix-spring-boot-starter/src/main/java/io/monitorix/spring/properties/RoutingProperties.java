package io.monitorix.spring.properties;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told of alerts: an alertmanager.yml, or these properties; without either, the receivers
 * that are beans.
 *
 * @param configFile Location of an alertmanager.yml, such as "classpath:alertmanager.yml".
 * @param locale Language of messages: en or de.
 * @param route Root of the routes; tells the only receiver where nothing is said.
 * @param receivers Receivers.
 * @param inhibitRules Alerts that keep others quiet.
 */
public record RoutingProperties(
    @Nullable String configFile,
    @DefaultValue("en") Locale locale,
    @Nullable Route route,
    @DefaultValue List<Receiver> receivers,
    @DefaultValue List<InhibitRule> inhibitRules) {

  /** Copies the lists. */
  public RoutingProperties {
    receivers = List.copyOf(receivers);
    inhibitRules = List.copyOf(inhibitRules);
  }

  /** Whether anything is said beside a file. */
  public boolean isWritten() {
    return route != null || !receivers.isEmpty() || !inhibitRules.isEmpty();
  }

  /**
   * A route.
   *
   * @param receiver Name of the receiver that is told; that of the route above by default.
   * @param matchers What alerts have to be like, such as 'severity="critical"'.
   * @param groupBy Labels by which alerts are told together.
   * @param groupWait How long a new group waits for more alerts.
   * @param groupInterval How long a group waits to tell of a change.
   * @param repeatInterval How long until the same is told again.
   * @param proceed Whether the routes behind this one are looked at, too: "continue" of
   *     Alertmanager.
   * @param routes Routes below.
   */
  public record Route(
      @Nullable String receiver,
      @DefaultValue List<String> matchers,
      @DefaultValue List<String> groupBy,
      @Nullable Duration groupWait,
      @Nullable Duration groupInterval,
      @Nullable Duration repeatInterval,
      @DefaultValue("false") boolean proceed,
      @DefaultValue List<Route> routes) {

    /** Copies the lists. */
    public Route {
      matchers = List.copyOf(matchers);
      groupBy = List.copyOf(groupBy);
      routes = List.copyOf(routes);
    }
  }

  /**
   * A receiver.
   *
   * @param name Name that routes know it by.
   * @param beans Names of Integration beans that are told.
   * @param integrations Further ways to tell it, by their kinds as in alertmanager.yml without
   *     "_configs": "webhook[0].url", "email[0].to", "slack[0].api-url".
   */
  public record Receiver(
      @Nullable String name,
      @DefaultValue Set<String> beans,
      @DefaultValue Map<String, List<Map<String, Object>>> integrations) {

    /** Copies the collections. */
    public Receiver {
      beans = Set.copyOf(beans);
      integrations = Map.copyOf(integrations);
    }

    /** Without what integrations are told with, which may be secrets. */
    @Override
    public String toString() {
      return "Receiver[name=" + name + ", integrations=" + integrations.keySet() + "]";
    }
  }

  /**
   * Alerts that keep others quiet.
   *
   * @param sourceMatchers What the firing alert is like.
   * @param targetMatchers What the alerts are like that are kept quiet.
   * @param equal Labels that both have to share.
   */
  public record InhibitRule(
      @DefaultValue List<String> sourceMatchers,
      @DefaultValue List<String> targetMatchers,
      @DefaultValue List<String> equal) {

    /** Copies the lists. */
    public InhibitRule {
      sourceMatchers = List.copyOf(sourceMatchers);
      targetMatchers = List.copyOf(targetMatchers);
      equal = List.copyOf(equal);
    }
  }
}
