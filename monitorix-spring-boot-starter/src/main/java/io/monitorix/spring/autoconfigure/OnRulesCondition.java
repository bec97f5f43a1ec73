package io.monitorix.spring.autoconfigure;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** There are rules to evaluate: files, or targets and with them the rules for Proxmox. */
final class OnRulesCondition extends SpringBootCondition {

  private static final String FILES = "monitorix.alerts.rules.files";

  @Override
  public ConditionOutcome getMatchOutcome(
      ConditionContext context, AnnotatedTypeMetadata metadata) {
    ConditionMessage.Builder message = ConditionMessage.forCondition("Monitorix rules");
    Environment environment = context.getEnvironment();
    if (!files(environment).isEmpty()) {
      return ConditionOutcome.match(message.foundExactly(FILES));
    }
    return OnTargetsCondition.anyTarget(environment)
        ? ConditionOutcome.match(message.foundExactly("monitorix.targets"))
        : ConditionOutcome.noMatch(message.didNotFind(FILES, "monitorix.targets").atAll());
  }

  /** Locations of rule files. */
  static List<String> files(Environment environment) {
    return Binder.get(environment).bind(FILES, Bindable.listOf(String.class)).orElse(List.of());
  }
}
