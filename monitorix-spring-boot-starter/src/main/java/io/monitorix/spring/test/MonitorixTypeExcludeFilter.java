package io.monitorix.spring.test;

import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.IntegrationType;
import io.monitorix.spring.client.TargetClientCustomizer;
import java.util.Set;
import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;

/** Lets receivers and customizers of the application into a {@link MonitorixTest}. */
public final class MonitorixTypeExcludeFilter
    extends StandardAnnotationCustomizableTypeExcludeFilter<MonitorixTest> {

  /** Spring makes it, for a test. */
  MonitorixTypeExcludeFilter(Class<?> testClass) {
    super(testClass);
  }

  @Override
  protected Set<Class<?>> getKnownIncludes() {
    return Set.of(Integration.class, IntegrationType.class, TargetClientCustomizer.class);
  }
}
