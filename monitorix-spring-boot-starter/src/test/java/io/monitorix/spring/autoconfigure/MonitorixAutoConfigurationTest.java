package io.monitorix.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.ObservationRegistry;
import io.monitorix.client.Credentials;
import io.monitorix.client.micrometer.ClientMetrics;
import io.monitorix.client.pbs.PbsClient;
import io.monitorix.client.pve.PveClient;
import io.monitorix.exporter.embedded.AlertEngine;
import io.monitorix.spring.alerts.AlertEngineLifecycle;
import io.monitorix.spring.alerts.AlertEvents;
import io.monitorix.spring.client.TargetClients;
import io.monitorix.spring.client.TargetConfigs;
import io.monitorix.spring.endpoint.MonitorixEndpoint;
import io.monitorix.spring.fixture.Contexts;
import io.monitorix.spring.metrics.ProxmoxCollector;
import io.monitorix.spring.metrics.ProxmoxMeterBinder;
import io.monitorix.spring.properties.MonitorixProperties;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class MonitorixAutoConfigurationTest {

  private static final String[] TWO = {
    "monitorix.targets[0].name=lab",
    "monitorix.targets[0].servers=https://127.0.0.1:1",
    "monitorix.targets[0].token-id=monitor@pve!mon",
    "monitorix.targets[0].token-secret=x",
    "monitorix.targets[1].name=vault",
    "monitorix.targets[1].type=pbs",
    "monitorix.targets[1].servers=https://127.0.0.1:2",
    "monitorix.targets[1].user=monitor@pbs",
    "monitorix.targets[1].password=y",
    "monitorix.targets[2].name=site",
    "monitorix.targets[2].servers=pve1.example.org, pve2.example.org:8443",
    "monitorix.targets[2].token-id=monitor@pve!mon",
    "monitorix.targets[2].token-secret=z"
  };

  @Test
  void nothingIsThereIfItIsDisabled() {
    Contexts.metered()
        .withPropertyValues(TWO)
        .withPropertyValues(
            "monitorix.enabled=false",
            "monitorix.alerts.rules.files=classpath:rules/always.yml",
            "management.endpoints.web.exposure.include=*")
        .run(
            context ->
                assertThat(
                        Arrays.stream(context.getBeanDefinitionNames())
                            .filter(
                                name ->
                                    String.valueOf(context.getType(name)).contains("io.monitorix")))
                    .isEmpty());
  }

  @Test
  void withoutTargetsAndRulesThereAreOnlyProperties() {
    Contexts.metered()
        .run(
            context ->
                assertThat(context)
                    .hasSingleBean(MonitorixProperties.class)
                    .doesNotHaveBean(TargetConfigs.class)
                    .doesNotHaveBean(TargetClients.class)
                    .doesNotHaveBean(ProxmoxCollector.class)
                    .doesNotHaveBean(ProxmoxMeterBinder.class)
                    .doesNotHaveBean(AlertEngine.class)
                    .doesNotHaveBean(AlertEvents.class)
                    .doesNotHaveBean("monitorixHealthContributor"));
  }

  @Test
  void theClientOfASingleTargetNeedsNoQualifier() {
    Contexts.bare()
        .withPropertyValues(Contexts.target("lab"))
        .run(
            context -> {
              assertThat(context).hasBean("labPveClient");
              assertThat(context.getBean(PveClient.class).server())
                  .hasToString("https://127.0.0.1:1");
            });
  }

  @Test
  void clientsAreFoundByTheNameOfTheirTarget() {
    Contexts.bare()
        .withPropertyValues(TWO)
        .run(
            context -> {
              assertThat(context.getBeansOfType(PveClient.class))
                  .containsOnlyKeys("labPveClient", "sitePveClient");
              PveClient site =
                  BeanFactoryAnnotationUtils.qualifiedBeanOfType(
                      context.getBeanFactory(), PveClient.class, "site");
              assertThat(site).isSameAs(context.getBean("sitePveClient"));
              assertThat(site.server()).hasToString("https://pve1.example.org:8006");
              assertThat(
                      BeanFactoryAnnotationUtils.qualifiedBeanOfType(
                              context.getBeanFactory(), PbsClient.class, "vault")
                          .server())
                  .hasToString("https://127.0.0.1:2");
            });
  }

  @Configuration(proxyBeanMethods = false)
  static class OwnClient {

    @Bean
    PveClient labPveClient() {
      return PveClient.builder()
          .server("own.example.org")
          .credentials(Credentials.apiToken("own@pve!own", "own"))
          .build();
    }
  }

  @Test
  void aBeanOfTheApplicationTakesThePlaceOfAClient() {
    Contexts.bare()
        .withPropertyValues(Contexts.target("lab"))
        .withUserConfiguration(OwnClient.class)
        .run(
            context ->
                assertThat(context.getBean(PveClient.class).server())
                    .hasToString("https://own.example.org:8006"));
  }

  @Configuration(proxyBeanMethods = false)
  static class OwnCollector {

    @Bean
    ProxmoxCollector mine(TargetConfigs targets) {
      return new ProxmoxCollector(
          targets.all(),
          target -> new io.monitorix.client.CallListener() {},
          true,
          java.time.InstantSource.system());
    }
  }

  @Test
  void aCollectorOfTheApplicationTakesThePlaceOfOurs() {
    Contexts.bare()
        .withPropertyValues(Contexts.target("lab"))
        .withUserConfiguration(OwnCollector.class)
        .run(context -> assertThat(context).hasSingleBean(ProxmoxCollector.class).hasBean("mine"));
  }

  @Test
  void partsCanBeSwitchedOff() {
    Contexts.metered()
        .withPropertyValues(Contexts.target("lab"))
        .withPropertyValues("monitorix.metrics.enabled=false", "monitorix.alerts.enabled=false")
        .run(
            context ->
                assertThat(context)
                    .hasSingleBean(PveClient.class)
                    .doesNotHaveBean(ProxmoxCollector.class)
                    .doesNotHaveBean(AlertEngine.class)
                    .doesNotHaveBean(AlertEngineLifecycle.class)
                    .doesNotHaveBean("monitorixHealthContributor"));
  }

  @Test
  void callsAreTimedWhereThereIsAMeterRegistry() {
    Contexts.metered()
        .withPropertyValues(Contexts.target("lab"))
        .run(context -> assertThat(context).hasSingleBean(ClientMetrics.class));
    Contexts.bare()
        .withPropertyValues(Contexts.target("lab"))
        .run(context -> assertThat(context).doesNotHaveBean(ClientMetrics.class));
  }

  @Test
  void callsAreObservedWhereObservationIsThere() {
    Contexts.bare()
        .withPropertyValues(Contexts.target("lab"))
        .withBean(ObservationRegistry.class, ObservationRegistry::create)
        .run(context -> assertThat(context).hasBean("monitorixClientObservations"));
    Contexts.bare()
        .withPropertyValues(Contexts.target("lab"))
        .run(context -> assertThat(context).doesNotHaveBean("monitorixClientObservations"));
    Contexts.bare()
        .withPropertyValues(Contexts.target("lab"))
        .withClassLoader(new FilteredClassLoader(ObservationRegistry.class))
        .run(
            context ->
                assertThat(context)
                    .hasNotFailed()
                    .hasSingleBean(PveClient.class)
                    .doesNotHaveBean("monitorixClientObservations"));
  }

  @Test
  void healthIsThereWithActuatorAndCanBeSwitchedOff() {
    Contexts.bare()
        .withPropertyValues(Contexts.target("lab"))
        .run(context -> assertThat(context).hasBean("monitorixHealthContributor"));
    Contexts.bare()
        .withPropertyValues(Contexts.target("lab"))
        .withPropertyValues("management.health.monitorix.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean("monitorixHealthContributor"));
    Contexts.bare()
        .withPropertyValues(Contexts.target("lab"))
        .withClassLoader(new FilteredClassLoader(HealthContributor.class))
        .run(
            context ->
                assertThat(context).hasNotFailed().doesNotHaveBean("monitorixHealthContributor"));
  }

  @Test
  void theEndpointIsThereWhereItIsExposed() {
    Contexts.bare()
        .withPropertyValues(Contexts.target("lab"))
        .withPropertyValues("management.endpoints.web.exposure.include=monitorix")
        .run(context -> assertThat(context).hasSingleBean(MonitorixEndpoint.class));
    Contexts.bare()
        .withPropertyValues(Contexts.target("lab"))
        .run(context -> assertThat(context).doesNotHaveBean(MonitorixEndpoint.class));
    Contexts.bare()
        .withPropertyValues(Contexts.target("lab"))
        .withPropertyValues("management.endpoints.web.exposure.include=monitorix")
        .withClassLoader(new FilteredClassLoader(Endpoint.class))
        .run(
            context -> assertThat(context).hasNotFailed().doesNotHaveBean(MonitorixEndpoint.class));
  }
}
