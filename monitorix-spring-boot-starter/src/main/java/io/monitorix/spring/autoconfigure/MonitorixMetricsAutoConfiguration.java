package io.monitorix.spring.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import io.monitorix.client.CallListener;
import io.monitorix.client.micrometer.ClientMetrics;
import io.monitorix.spring.client.TargetConfigs;
import io.monitorix.spring.metrics.ProxmoxCollector;
import io.monitorix.spring.metrics.ProxmoxMeterBinder;
import io.monitorix.spring.properties.MonitorixProperties;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Polls the targets, and brings their metrics to the application's meter registries. */
@AutoConfiguration(after = MonitorixAutoConfiguration.class)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(TargetConfigs.class)
@ConditionalOnProperty(prefix = "monitorix.metrics", name = "enabled", matchIfMissing = true)
public final class MonitorixMetricsAutoConfiguration {

  private static final CallListener NOBODY = new CallListener() {};

  /** For Spring. */
  public MonitorixMetricsAutoConfiguration() {}

  /** Polls. The listener is asked for late: a registry binds its meters before it is made. */
  @Bean
  @ConditionalOnMissingBean
  ProxmoxCollector monitorixProxmoxCollector(
      TargetConfigs targets,
      MonitorixProperties properties,
      ObjectProvider<ClientMetrics> metrics) {
    return new ProxmoxCollector(
        targets.all(),
        target -> metrics.stream().<CallListener>map(found -> found).findFirst().orElse(NOBODY),
        properties.metrics().everyState(),
        InstantSource.system());
  }

  /** Brings what it has to each registry. */
  @Bean
  @ConditionalOnMissingBean
  ProxmoxMeterBinder monitorixProxmoxMeterBinder(ProxmoxCollector collector) {
    return new ProxmoxMeterBinder(collector);
  }
}
