package io.monitorix.spring.client;

import io.monitorix.client.pbs.PbsClient;
import io.monitorix.client.pve.PveClient;
import io.monitorix.spring.properties.TargetProperties;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Registers a client for each target: a bean called {@code <name>PveClient} or {@code
 * <name>PbsClient}, whose qualifier is the target's name. A bean of that name that is there already
 * stays.
 */
public final class ClientBeans implements BeanDefinitionRegistryPostProcessor {

  private final Environment environment;
  private final String clients;

  /**
   * For the targets of the environment.
   *
   * @param clients the name of the bean that makes them, a {@link TargetClients}
   */
  public ClientBeans(Environment environment, String clients) {
    this.environment = environment;
    this.clients = clients;
  }

  @Override
  public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
    List<TargetProperties> targets =
        Binder.get(environment)
            .bind("monitorix.targets", Bindable.listOf(TargetProperties.class))
            .orElse(List.of());
    for (TargetProperties target : targets) {
      String name = target.name();
      // What is wrong with a target is told when all of them are read.
      if (name != null) {
        if (target.type() == TargetProperties.Type.PVE) {
          register(registry, name, name + "PveClient", PveClient.class, "pve");
        } else {
          register(registry, name, name + "PbsClient", PbsClient.class, "pbs");
        }
      }
    }
  }

  private void register(
      BeanDefinitionRegistry registry, String target, String bean, Class<?> type, String method) {
    if (registry.containsBeanDefinition(bean)) {
      return;
    }
    // By name and method, not by a lambda: that can be written down ahead of time.
    RootBeanDefinition definition = new RootBeanDefinition(type);
    definition.setFactoryBeanName(clients);
    definition.setFactoryMethodName(method);
    definition.getConstructorArgumentValues().addIndexedArgumentValue(0, target);
    definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, target));
    definition.setDestroyMethodName("close");
    definition.setLazyInit(true);
    registry.registerBeanDefinition(bean, definition);
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
    // All is done with the definitions.
  }
}
