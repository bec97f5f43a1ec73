package io.monitorix.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test of what an application does with Monitorix: its rules, its routing, its receivers that are
 * beans. Of the application only beans of those types are made; nothing else is configured but
 * Monitorix, a Prometheus registry to set meters in, and a {@link RecordingReceiver} that is told
 * where the routing names no other. Needs {@code spring-boot-starter-test}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(MonitorixTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(MonitorixTypeExcludeFilter.class)
@ImportAutoConfiguration
public @interface MonitorixTest {

  /** Properties of the environment, {@code key=value}. */
  String[] properties() default {};

  /** Whether components are filtered at all; if not, none is left out or let in. */
  boolean useDefaultFilters() default true;

  /** Further components of the application that are made. */
  Filter[] includeFilters() default {};

  /** Components that are not made. */
  Filter[] excludeFilters() default {};

  /** Auto-configuration that is left out. */
  @AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
  Class<?>[] excludeAutoConfiguration() default {};
}
