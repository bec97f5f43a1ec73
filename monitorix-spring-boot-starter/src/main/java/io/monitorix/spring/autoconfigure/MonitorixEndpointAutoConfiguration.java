package io.monitorix.spring.autoconfigure;

import io.monitorix.exporter.embedded.AlertEngine;
import io.monitorix.spring.endpoint.MonitorixEndpoint;
import io.monitorix.spring.metrics.ProxmoxCollector;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** The actuator endpoint {@code monitorix}. */
@AutoConfiguration(
    after = {MonitorixMetricsAutoConfiguration.class, MonitorixAlertsAutoConfiguration.class})
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnProperty(prefix = "monitorix", name = "enabled", matchIfMissing = true)
@ConditionalOnAvailableEndpoint(MonitorixEndpoint.class)
public final class MonitorixEndpointAutoConfiguration {

  /** For Spring. */
  public MonitorixEndpointAutoConfiguration() {}

  /** The endpoint. */
  @Bean
  @ConditionalOnMissingBean
  MonitorixEndpoint monitorixEndpoint(
      ObjectProvider<ProxmoxCollector> collector, ObjectProvider<AlertEngine> engine) {
    return new MonitorixEndpoint(
        collector.getIfAvailable(), engine.getIfAvailable(), InstantSource.system());
  }
}
