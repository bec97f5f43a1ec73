package io.monitorix.spring.test;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitorix.alerts.notify.Integration;
import io.monitorix.spring.autoconfigure.MonitorixAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** What a {@link MonitorixTest} has in the place of the rest of the application. */
@AutoConfiguration(before = MonitorixAutoConfiguration.class)
public final class MonitorixTestAutoConfiguration {

  /** For Spring. */
  public MonitorixTestAutoConfiguration() {}

  /** To set meters in. */
  @Bean
  @ConditionalOnMissingBean(MeterRegistry.class)
  PrometheusMeterRegistry monitorixTestMeterRegistry() {
    return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  }

  /** Brings the meters of Monitorix to it. */
  @Bean
  SmartInitializingSingleton monitorixTestMeterBinding(
      ObjectProvider<MeterBinder> binders, ObjectProvider<MeterRegistry> registries) {
    return () -> registries.forEach(registry -> binders.forEach(binder -> binder.bindTo(registry)));
  }

  /** Is told where the application has no receivers. */
  @Bean
  @ConditionalOnMissingBean(Integration.class)
  RecordingReceiver recordingReceiver() {
    return new RecordingReceiver();
  }
}
