package io.monitorix.spring.autoconfigure;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.IntegrationType;
import io.monitorix.exporter.embedded.AlertEngine;
import io.monitorix.spring.alerts.AlertEngineFactory;
import io.monitorix.spring.alerts.AlertEngineLifecycle;
import io.monitorix.spring.alerts.AlertEvents;
import io.monitorix.spring.alerts.EarlyRules;
import io.monitorix.spring.alerts.EngineMetrics;
import io.monitorix.spring.alerts.HostName;
import io.monitorix.spring.metrics.ProxmoxCollector;
import io.monitorix.spring.properties.MonitorixProperties;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The alert engine, fed from the application's own meters and from the targets. */
@AutoConfiguration(
    after = {MonitorixAutoConfiguration.class, MonitorixMetricsAutoConfiguration.class})
@ConditionalOnProperty(
    name = {"monitorix.enabled", "monitorix.alerts.enabled"},
    matchIfMissing = true)
@Conditional(OnRulesCondition.class)
public final class MonitorixAlertsAutoConfiguration {

  private static final String DEFAULT_NAME = "application";

  /** For Spring. */
  public MonitorixAlertsAutoConfiguration() {}

  /** Publishes what becomes of alerts. */
  @Bean
  @ConditionalOnMissingBean
  AlertEvents monitorixAlertEvents(ApplicationEventPublisher publisher) {
    return new AlertEvents(publisher);
  }

  /** Reads rule files ahead. */
  @Bean
  static EarlyRules monitorixEarlyRules(Environment environment, ResourceLoader resources) {
    return new EarlyRules(
        OnRulesCondition.files(environment), new PathMatchingResourcePatternResolver(resources));
  }

  /** The engine, which its lifecycle starts. */
  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean
  AlertEngine monitorixAlertEngine(
      MonitorixProperties properties,
      AlertEvents events,
      EarlyRules rules,
      ObjectProvider<ProxmoxCollector> collector,
      ObjectProvider<PrometheusMeterRegistry> registries,
      ObjectProvider<IntegrationType> types,
      ObjectProvider<DataSource> sources,
      ListableBeanFactory beans,
      Environment environment,
      ResourceLoader resources) {
    return new AlertEngineFactory(
            properties,
            self(properties, environment),
            new AlertEngineFactory.Parts(
                () -> registries.stream().toList(),
                collector.getIfAvailable(),
                beans.getBeansOfType(Integration.class),
                types.orderedStream().toList(),
                beans.getBeansOfType(DataSource.class),
                sources.getIfUnique(),
                events,
                rules,
                resources))
        .engine();
  }

  /** Starts and stops it. */
  @Bean
  @ConditionalOnBean(AlertEngine.class)
  @ConditionalOnMissingBean
  AlertEngineLifecycle monitorixAlertEngineLifecycle(AlertEngine engine) {
    return new AlertEngineLifecycle(engine);
  }

  /** How it does, for Prometheus registries. */
  @Bean
  @ConditionalOnMissingBean
  static EngineMetrics monitorixEngineMetrics(ObjectProvider<AlertEngineLifecycle> engine) {
    return new EngineMetrics(
        () ->
            engine.stream()
                .filter(AlertEngineLifecycle::isRunning)
                .findFirst()
                .map(AlertEngineLifecycle::engine)
                .orElse(null));
  }

  private static AlertEngineFactory.Self self(
      MonitorixProperties properties, Environment environment) {
    String host = HostName.read();
    String name = environment.getProperty("spring.application.name", DEFAULT_NAME);
    String given = properties.alerts().instance();
    return new AlertEngineFactory.Self(
        name,
        () -> given == null ? host + ":" + port(environment) : given,
        properties.alerts().externalUrl() == null
            ? "http://" + host + ":" + port(environment)
            : properties.alerts().externalUrl().toString().replaceAll("/+$", ""));
  }

  /** The one that the web server has got, once it has one. */
  private static String port(Environment environment) {
    String port = environment.getProperty("local.server.port");
    return port == null ? environment.getProperty("server.port", "8080") : port;
  }
}
