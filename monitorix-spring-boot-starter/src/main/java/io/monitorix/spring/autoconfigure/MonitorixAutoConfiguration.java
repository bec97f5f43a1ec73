package io.monitorix.spring.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.monitorix.client.CallListener;
import io.monitorix.client.micrometer.ClientMetrics;
import io.monitorix.spring.client.ClientBeans;
import io.monitorix.spring.client.ClientObservations;
import io.monitorix.spring.client.TargetClientCustomizer;
import io.monitorix.spring.client.TargetClients;
import io.monitorix.spring.client.TargetConfigs;
import io.monitorix.spring.properties.MonitorixProperties;
import okhttp3.Interceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The targets, and a client for each. */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration",
      "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
      "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
    })
@ConditionalOnProperty(prefix = "monitorix", name = "enabled", matchIfMissing = true)
@EnableConfigurationProperties(MonitorixProperties.class)
public final class MonitorixAutoConfiguration {

  static final String CLIENTS = "monitorixTargetClients";

  /** For Spring. */
  public MonitorixAutoConfiguration() {}

  /** The targets of the properties. */
  @Bean
  @ConditionalOnMissingBean
  @Conditional(OnTargetsCondition.class)
  TargetConfigs monitorixTargetConfigs(
      MonitorixProperties properties, ObjectProvider<SslBundles> bundles) {
    return TargetConfigs.of(properties.targets(), bundles.getIfAvailable());
  }

  /** Makes their clients. */
  @Bean(CLIENTS)
  @ConditionalOnMissingBean
  @Conditional(OnTargetsCondition.class)
  TargetClients monitorixTargetClients(
      TargetConfigs targets,
      ObjectProvider<CallListener> listeners,
      ObjectProvider<ClientInterceptor> interceptors,
      ObjectProvider<TargetClientCustomizer> customizers) {
    return new TargetClients(
        targets,
        listeners.orderedStream().toList(),
        interceptors.orderedStream().<Interceptor>map(ClientInterceptor::interceptor).toList(),
        customizers.orderedStream().toList());
  }

  /** Registers the clients as beans. */
  @Bean
  @Conditional(OnTargetsCondition.class)
  static ClientBeans monitorixClientBeans(Environment environment) {
    return new ClientBeans(environment, CLIENTS);
  }

  /**
   * Sees the requests of clients: a type of its own, so that interceptors which the application has
   * for other clients stay there.
   *
   * @param interceptor of OkHttp
   */
  record ClientInterceptor(Interceptor interceptor) {}

  /** Times calls, where there is a meter registry. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(MeterRegistry.class)
  @Conditional(OnTargetsCondition.class)
  static class Meters {

    /** Hears of the calls of clients and of polls. */
    @Bean
    @ConditionalOnBean(MeterRegistry.class)
    @ConditionalOnMissingBean
    ClientMetrics monitorixClientMetrics(MeterRegistry registry) {
      return new ClientMetrics(registry);
    }
  }

  /** Observes calls, where Micrometer Observation is there. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(ObservationRegistry.class)
  @Conditional(OnTargetsCondition.class)
  static class Observations {

    /** Sees each request of a client. */
    @Bean
    @ConditionalOnBean(ObservationRegistry.class)
    @ConditionalOnMissingBean
    ClientInterceptor monitorixClientObservations(ObservationRegistry observations) {
      return new ClientInterceptor(new ClientObservations(observations));
    }
  }
}
