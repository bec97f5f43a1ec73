package io.monitorix.spring.autoconfigure;

import io.monitorix.spring.properties.TargetProperties;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** There is a target. */
final class OnTargetsCondition extends SpringBootCondition {

  @Override
  public ConditionOutcome getMatchOutcome(
      ConditionContext context, AnnotatedTypeMetadata metadata) {
    ConditionMessage.Builder message = ConditionMessage.forCondition("Monitorix targets");
    return anyTarget(context.getEnvironment())
        ? ConditionOutcome.match(message.foundExactly("monitorix.targets"))
        : ConditionOutcome.noMatch(message.didNotFind("monitorix.targets").atAll());
  }

  static boolean anyTarget(Environment environment) {
    return Binder.get(environment)
        .bind("monitorix.targets", Bindable.listOf(TargetProperties.class))
        .map(targets -> !targets.isEmpty())
        .orElse(false);
  }
}
