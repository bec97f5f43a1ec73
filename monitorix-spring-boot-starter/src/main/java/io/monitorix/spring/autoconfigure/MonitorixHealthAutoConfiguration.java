package io.monitorix.spring.autoconfigure;

import io.monitorix.exporter.embedded.AlertEngine;
import io.monitorix.spring.health.EngineHealth;
import io.monitorix.spring.health.QueueHealth;
import io.monitorix.spring.health.TargetsHealth;
import io.monitorix.spring.metrics.ProxmoxCollector;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/** The health {@code monitorix}, with the parts targets, engine and queue. */
@AutoConfiguration(
    after = {MonitorixMetricsAutoConfiguration.class, MonitorixAlertsAutoConfiguration.class})
@ConditionalOnClass({HealthContributor.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnEnabledHealthIndicator("monitorix")
@ConditionalOnProperty(prefix = "monitorix", name = "enabled", matchIfMissing = true)
@Conditional(MonitorixHealthAutoConfiguration.OnSomethingToTell.class)
public final class MonitorixHealthAutoConfiguration {

  /** For Spring. */
  public MonitorixHealthAutoConfiguration() {}

  /** What there is of the three. */
  @Bean
  @ConditionalOnMissingBean(name = "monitorixHealthContributor")
  CompositeHealthContributor monitorixHealthContributor(
      ObjectProvider<ProxmoxCollector> collector, ObjectProvider<AlertEngine> engine) {
    Map<String, HealthIndicator> parts = new LinkedHashMap<>();
    collector.ifAvailable(found -> parts.put("targets", new TargetsHealth(found)));
    engine.ifAvailable(
        found -> {
          parts.put("engine", new EngineHealth(found));
          parts.put("queue", new QueueHealth(found));
        });
    return CompositeHealthContributor.fromMap(parts);
  }

  /** Targets are polled, or rules evaluated. */
  static final class OnSomethingToTell extends AnyNestedCondition {

    OnSomethingToTell() {
      super(ConfigurationPhase.REGISTER_BEAN);
    }

    /** Targets are polled. */
    @ConditionalOnBean(ProxmoxCollector.class)
    static final class OnCollector {}

    /** Rules are evaluated. */
    @ConditionalOnBean(AlertEngine.class)
    static final class OnEngine {}
  }
}
